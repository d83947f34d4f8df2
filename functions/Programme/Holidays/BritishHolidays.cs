using static Automations.Programme.Holidays.HolidayRule;

namespace Automations.Programme.Holidays;

/// <summary>Bank holidays with their substitute days: one that falls on a weekend also counts on the next free weekday.</summary>
internal static class BritishHolidays
{
    private static readonly HolidayRule[] Everywhere =
    [
        On(1, 1, "New Year’s Day"),
        FromEaster(-2, "Good Friday"),
        FirstFrom(DayOfWeek.Monday, 5, 1, "Early May bank holiday"),
        LastUntil(DayOfWeek.Monday, 5, 31, "Spring bank holiday"),
        On(12, 25, "Christmas Day"),
        On(12, 26, "Boxing Day"),
    ];

    private static readonly HolidayRule[] England =
    [
        .. Everywhere,
        FromEaster(1, "Easter Monday"),
        LastUntil(DayOfWeek.Monday, 8, 31, "Summer bank holiday"),
    ];

    private static readonly HolidayRule[] Scotland =
    [
        .. Everywhere,
        On(1, 2, "2nd January"),
        FirstFrom(DayOfWeek.Monday, 8, 1, "Summer bank holiday"),
        On(11, 30, "St Andrew’s Day"),
    ];

    private static readonly HolidayRule[] NorthernIreland =
    [
        .. England,
        On(3, 17, "St Patrick’s Day"),
        On(7, 12, "Battle of the Boyne"),
    ];

    public static IEnumerable<(string Code, HolidayRule[] Rules)> All =>
        [
            ("GB-ENG", WithSubstitutes(England)),
            ("GB-WLS", WithSubstitutes(England)),
            ("GB-SCT", WithSubstitutes(Scotland)),
            ("GB-NIR", WithSubstitutes(NorthernIreland)),
        ];

    private static HolidayRule[] WithSubstitutes(HolidayRule[] rules) =>
        [.. rules, .. rules.Select(rule => new HolidayRule($"{rule.Name} (substitute day)", year => SubstituteFor(rule, rules, year)))];

    private static DateOnly? SubstituteFor(HolidayRule rule, HolidayRule[] rules, int year)
    {
        var taken = rules.Select(other => other.DayIn(year)).OfType<DateOnly>().ToHashSet();
        foreach (var onWeekend in rules.Where(other => IsWeekend(other.DayIn(year))).OrderBy(other => other.DayIn(year)))
        {
            var substitute = onWeekend.DayIn(year)!.Value;
            while (IsWeekend(substitute) || taken.Contains(substitute))
                substitute = substitute.AddDays(1);
            taken.Add(substitute);
            if (onWeekend == rule)
                return substitute;
        }

        return null;
    }

    private static bool IsWeekend(DateOnly? day) => day?.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
