using System.Globalization;

namespace Automations.Programme.Reports;

/// <summary>A calendar month in the zone of the digests.</summary>
/// <param name="First">Its first day.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end; excluded.</param>
public sealed record ReportMonth(DateOnly First, DateTimeOffset From, DateTimeOffset Until)
{
    private const string Format = "yyyy-MM";

    /// <summary>For example <c>2027-01</c>.</summary>
    public string Id => IdOf(First);

    public static string IdOf(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public bool Has(DateTimeOffset moment) => moment >= From && moment < Until;

    /// <returns>Null for what is no month.</returns>
    public static ReportMonth? Of(string id, WorkingCalendar calendar) =>
        DateOnly.TryParseExact(id, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? new(first, calendar.At(first, TimeOnly.MinValue), calendar.At(first.AddMonths(1), TimeOnly.MinValue))
            : null;
}
