using System.Text.RegularExpressions;
using Microsoft.Graph.Models;

namespace Automations.Delivery.Bounces;

/// <summary>What Exchange writes to a sender whose mail could not be delivered.</summary>
/// <param name="MessageId">Of the mail that came back.</param>
/// <param name="Code">Enhanced status code (RFC 3463), for example <c>5.1.10</c>; null when the report names none.</param>
public sealed partial record NonDeliveryReport(string MessageId, string? Code)
{
    /// <summary>The address itself is wrong (X.1.Y) or its domain takes no mail (X.4.1): writing again makes no sense.</summary>
    public bool IsHard => Code is null || Code.StartsWith("5.1.", StringComparison.Ordinal) || Code is "5.4.1" or "5.4.310";

    /// <returns>Null when the message is no report of a final failure.</returns>
    public static NonDeliveryReport? Read(Message message)
    {
        var headers = (message.InternetMessageHeaders ?? []).ToLookup(header => header.Name!, header => header.Value ?? "", StringComparer.OrdinalIgnoreCase);
        if (!IsReport(headers) || headers["In-Reply-To"].FirstOrDefault() is not { Length: > 2 } original)
            return null;
        var code = StatusCode.Match(message.Body?.Content ?? "");
        return new(original.Trim('<', '>', ' '), code.Success ? code.Value : null);
    }

    private static bool IsReport(ILookup<string, string> headers) =>
        headers.Contains("X-MS-Exchange-Message-Is-Ndr")
        || headers.Contains("X-Failed-Recipients")
        || headers["Content-Type"].Any(type => type.Contains("delivery-status", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b5\.\d{1,3}\.\d{1,3}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusCode { get; }
}
