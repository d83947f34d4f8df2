using static Automations.Programme.Holidays.HolidayRule;

namespace Automations.Programme.Holidays;

/// <summary>Austria, and the Swiss cantons by the days on which the canton's own administration rests.</summary>
internal static class AlpineHolidays
{
    private static readonly HolidayRule[] Austria =
    [
        On(1, 1, "Neujahr"),
        On(1, 6, "Heilige Drei Könige"),
        FromEaster(1, "Ostermontag"),
        On(5, 1, "Staatsfeiertag"),
        FromEaster(39, "Christi Himmelfahrt"),
        FromEaster(50, "Pfingstmontag"),
        FromEaster(60, "Fronleichnam"),
        On(8, 15, "Mariä Himmelfahrt"),
        On(10, 26, "Nationalfeiertag"),
        On(11, 1, "Allerheiligen"),
        On(12, 8, "Mariä Empfängnis"),
        On(12, 25, "Christtag"),
        On(12, 26, "Stefanitag"),
    ];

    private static readonly HolidayRule[] AllCantons =
    [
        On(1, 1, "Neujahr"),
        FromEaster(-2, "Karfreitag"),
        FromEaster(1, "Ostermontag"),
        FromEaster(39, "Auffahrt"),
        FromEaster(50, "Pfingstmontag"),
        On(8, 1, "Bundesfeier"),
        On(12, 25, "Weihnachten"),
    ];

    private static readonly HolidayRule Berchtold = On(1, 2, "Berchtoldstag");
    private static readonly HolidayRule Labour = On(5, 1, "Tag der Arbeit");
    private static readonly HolidayRule Stephen = On(12, 26, "Stephanstag");

    public static IEnumerable<(string Code, HolidayRule[] Rules)> All =>
        [
            ("AT", Austria),
            ("CH-ZH", [.. AllCantons, Berchtold, Labour, Stephen]),
            ("CH-BE", [.. AllCantons, Berchtold, Stephen]),
            ("CH-BS", [.. AllCantons, Labour, Stephen]),
            ("CH-GE", [.. AllCantons, JeuneGenevois, On(12, 31, "Restauration de la République")]),
            (
                "CH-LU",
                [
                    .. AllCantons,
                    Berchtold,
                    FromEaster(60, "Fronleichnam"),
                    On(8, 15, "Mariä Himmelfahrt"),
                    On(11, 1, "Allerheiligen"),
                    On(12, 8, "Mariä Empfängnis"),
                    Stephen,
                ]
            ),
        ];

    private static HolidayRule JeuneGenevois =>
        new("Jeûne genevois", year => OnOrAfter(new DateOnly(year, 9, 1), DayOfWeek.Sunday).AddDays(4));
}
