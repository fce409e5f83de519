// Why a text is not taken, in Twilio's numbers.
import { ApiError } from "../api/route.ts";

export function refusal(code: RefusalCode, about = ""): ApiError {
  return new ApiError(code === 21611 ? 429 : 400, code, MESSAGES[code].replace("{}", about));
}

export type RefusalCode = keyof typeof MESSAGES;

const MESSAGES = {
  21211: "Invalid 'To' Phone Number: {}",
  21212: "Invalid 'From' Number (caller ID): {}",
  21266: "'To' and 'From' number cannot be the same: {}",
  21408:
    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {}",
  21602: "Message body is required.",
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21606:
    "The 'From' phone number {} is not a valid, message-capable Twilio phone number for this account",
  21609: "Invalid 'StatusCallback' URL: {}",
  21610: "Attempt to send to unsubscribed recipient",
  21611: "This 'From' number {} has exceeded the maximum number of queued messages",
  21612: "Message cannot be sent with the current combination of 'To' and/or 'From' parameters: {}",
  21614: "'To' number is not a valid mobile number: {}",
  21617: "The concatenated message body exceeds the 1600 character limit",
  21619: "A text message body or media urls must be specified.",
  21620: "Invalid media URL(s): {}",
  21623: "Number of media files exceeds allowed limit",
  21635: "'To' number cannot be a landline: {}",
  21655: "The ContentSid is invalid: {}",
  21704: "The Messaging Service contains no phone numbers: {}",
  21705: "The Messaging Service Sid is invalid: {}",
  21712: "The 'From' number {} is not in the Messaging Service",
  30409: "This message cannot be canceled",
  35111: "SendAt timestamp is missing",
  35115: "Scheduling does not support this timestamp: {}",
  63007: "No channel with the specified 'From' address: {}",
} as const;
