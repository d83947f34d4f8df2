using System.Globalization;

namespace Automations.Delivery.Accounts;

/// <summary>Where a page of the ledger begins.</summary>
/// <param name="Position">How many messages come before it.</param>
/// <param name="Partition">With <paramref name="Row"/>, the last message before it; null in lists that are short enough to be sorted.</param>
public sealed record LedgerCursor(int Position, string? Partition = null, string? Row = null)
{
    private const char Separator = '~';

    public static LedgerCursor Start { get; } = new(0);

    /// <returns>Null for what is no cursor.</returns>
    public static LedgerCursor? Parse(string text) =>
        text.Split(Separator) switch
        {
            [var position] when Number(position) is { } at => new(at),
            [var position, { Length: > 0 } partition, { Length: > 0 } row] when Number(position) is { } at => new(at, partition, row),
            _ => null,
        };

    public override string ToString() =>
        Partition is null
            ? Position.ToString(CultureInfo.InvariantCulture)
            : string.Join(Separator, Position.ToString(CultureInfo.InvariantCulture), Partition, Row);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
