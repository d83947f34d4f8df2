using Automations.Delivery.Outbox;
using Microsoft.AspNetCore.Http;

namespace Automations.Delivery.Accounts;

/// <summary>Which messages of the ledger somebody wants to see.</summary>
/// <param name="Edition">Of the programme's digest, for example <c>2027-w05</c>; a workflow goes before it.</param>
/// <param name="Recipient">Mail address or object id.</param>
public sealed record LedgerFilter(
    string? Workflow = null,
    string? Recipient = null,
    LedgerState? State = null,
    string? Lane = null,
    string? Edition = null,
    int Size = LedgerFilter.DefaultSize
)
{
    public const int DefaultSize = 50;
    public const int LargestSize = 500;

    /// <summary>Where the page begins.</summary>
    public LedgerCursor After { get; init; } = LedgerCursor.Start;

    /// <summary>Reads the query; what cannot be understood is reported by parameter.</summary>
    public static LedgerFilter Read(IQueryCollection query, Dictionary<string, string[]> errors) =>
        new(
            TextOf(query, "workflow"),
            TextOf(query, "recipient")?.ToLowerInvariant(),
            StateOf(TextOf(query, "state"), errors),
            TextOf(query, "lane"),
            TextOf(query, "edition"),
            NumberOf(query, "size", DefaultSize, LargestSize, errors)
        )
        {
            After = AfterOf(TextOf(query, "after"), errors),
        };

    private static string? TextOf(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static LedgerState? StateOf(string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return null;
        if (!int.TryParse(text, out _) && Enum.TryParse<LedgerState>(text, ignoreCase: true, out var state))
            return state;
        errors["state"] = [$"must be one of {string.Join(", ", Enum.GetNames<LedgerState>())}."];
        return null;
    }

    private static LedgerCursor AfterOf(string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return LedgerCursor.Start;
        if (LedgerCursor.Parse(text) is { } after)
            return after;
        errors["after"] = ["must be what an earlier page gave as next."];
        return LedgerCursor.Start;
    }

    private static int NumberOf(IQueryCollection query, string name, int otherwise, int most, Dictionary<string, string[]> errors)
    {
        if (TextOf(query, name) is not { } text)
            return otherwise;
        if (int.TryParse(text, out var number) && number >= 1 && number <= most)
            return number;
        errors[name] = [$"must be a whole number from 1 to {most}."];
        return otherwise;
    }
}
