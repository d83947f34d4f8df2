using static Automations.Programme.Holidays.HolidayRule;

namespace Automations.Programme.Holidays;

/// <summary>The nationwide days and those of each state's holiday law.</summary>
/// <remarks>
/// Where a day holds in some municipalities only, the state as a whole decides by the majority: Assumption Day counts for all of
/// Bavaria (1,704 of its 2,056 municipalities keep it, Munich among them), Corpus Christi does not count in Saxony and Thuringia,
/// and Augsburg's own Peace Festival does not count.
/// </remarks>
internal static class GermanHolidays
{
    private static readonly HolidayRule[] Nationwide =
    [
        On(1, 1, "Neujahr"),
        FromEaster(-2, "Karfreitag"),
        FromEaster(1, "Ostermontag"),
        On(5, 1, "Tag der Arbeit"),
        FromEaster(39, "Christi Himmelfahrt"),
        FromEaster(50, "Pfingstmontag"),
        On(10, 3, "Tag der Deutschen Einheit"),
        On(12, 25, "Erster Weihnachtstag"),
        On(12, 26, "Zweiter Weihnachtstag"),
    ];

    private static readonly (HolidayRule Day, string[] States)[] Regional =
    [
        (On(1, 6, "Heilige Drei Könige"), ["BW", "BY", "ST"]),
        (Since(2019, 3, 8, "Frauentag"), ["BE"]),
        (Since(2023, 3, 8, "Frauentag"), ["MV"]),
        (FromEaster(0, "Ostersonntag"), ["BB"]),
        (FromEaster(49, "Pfingstsonntag"), ["BB"]),
        (FromEaster(60, "Fronleichnam"), ["BW", "BY", "HE", "NW", "RP", "SL"]),
        (Once(2025, 5, 8, "80. Jahrestag der Befreiung"), ["BE"]),
        (Once(2028, 6, 17, "75. Jahrestag des Aufstands vom 17. Juni"), ["BE"]),
        (On(8, 15, "Mariä Himmelfahrt"), ["BY", "SL"]),
        (Since(2019, 9, 20, "Weltkindertag"), ["TH"]),
        (On(10, 31, "Reformationstag"), ["BB", "MV", "SN", "ST", "TH"]),
        (Since(2018, 10, 31, "Reformationstag"), ["HB", "HH", "NI", "SH"]),
        (On(11, 1, "Allerheiligen"), ["BW", "BY", "NW", "RP", "SL"]),
        (LastUntil(DayOfWeek.Wednesday, 11, 22, "Buß- und Bettag"), ["SN"]),
    ];

    private static readonly string[] States =
        ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"];

    public static IEnumerable<(string Code, HolidayRule[] Rules)> All =>
        States.Select(state => ($"DE-{state}", RulesOf(state))).Prepend(("DE", Nationwide));

    private static HolidayRule[] RulesOf(string state) =>
        [.. Nationwide, .. Regional.Where(regional => regional.States.Contains(state)).Select(regional => regional.Day)];
}
