using System.Net;
using Automations.People;

namespace Automations.Delivery.Sending;

/// <summary>Tells refusals that are the sender mailbox's from those of one message: the mailbox is gone, locked, or not ours to use.</summary>
internal static class MailboxTrouble
{
    private static readonly HashSet<string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ErrorAccessDenied", "ErrorSendAsDenied", "ErrorAccountSuspend", "ErrorQuotaExceeded", "ErrorNonExistentMailbox", "ErrorInvalidUser",
        "MailboxNotEnabledForRESTAPI", "Request_ResourceNotFound", "ResourceNotFound", "Authorization_RequestDenied",
    };

    public static bool Is(GraphRefusedException refusal) => refusal.Status == HttpStatusCode.Forbidden || Codes.Contains(refusal.Code);
}
