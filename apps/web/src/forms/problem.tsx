/** What is wrong with a form as a whole; read out when it appears. */
export function FormProblem({ children }: { children: string | undefined }) {
  return <div role="alert">{children && <p className="text-small text-wrong">{children}</p>}</div>;
}
