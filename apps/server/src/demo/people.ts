/** The made-up members of a made-up garden society, in the order they are listed to sign in as. */
export const demoPeople = `
ana Ana Lindqvist
bola Bola Adeyemi
cyrus Cyrus Malik
dora Dora Whitfield
emeka Emeka Obi
fatima Fatima Haddad
george George Penrose
hana Hana Kobayashi
ivo Ivo Marković
june June Castellanos
kofi Kofi Mensah
lena Lena Vogel
mateo Mateo Rivas
nora Nora Byrne
oskar Oskar Nowak
priya Priya Raman
quentin Quentin Marsh
rosa Rosa Delgado
samir Samir Aziz
tilda Tilda Bergström
uma Uma Chandran
viktor Viktor Hale
wanda Wanda Kowalczyk
xiu Xiu Chen
yusuf Yusuf Demir
zoe Zoë Laurent
alma Alma Okonkwo
bram Bram de Wit
clara Clara Fontaine
dev Dev Chowdhury
elif Elif Kaya
finn Finn O'Rourke
greta Greta Sommer
hugo Hugo Almeida
ines Inês Carvalho
jonas Jonas Ekström
kira Kira Petrova
leo Leo Baptiste
mina Mina Farahani
noah Noah Thackeray
`
  .trim()
  .split("\n")
  .map((line) => {
    const space = line.indexOf(" ");
    return { username: line.slice(0, space), displayName: line.slice(space + 1) };
  });
