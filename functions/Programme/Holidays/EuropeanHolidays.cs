using static Automations.Programme.Holidays.HolidayRule;

namespace Automations.Programme.Holidays;

/// <summary>National holidays of further countries; regional ones are not known here.</summary>
internal static class EuropeanHolidays
{
    public static IEnumerable<(string Code, HolidayRule[] Rules)> All =>
        [("FR", France), ("NL", Netherlands), ("ES", Spain), ("IT", Italy), ("PL", Poland)];

    private static HolidayRule[] France =>
        [
            On(1, 1, "Jour de l’an"),
            FromEaster(1, "Lundi de Pâques"),
            On(5, 1, "Fête du Travail"),
            On(5, 8, "Victoire 1945"),
            FromEaster(39, "Ascension"),
            FromEaster(50, "Lundi de Pentecôte"),
            On(7, 14, "Fête nationale"),
            On(8, 15, "Assomption"),
            On(11, 1, "Toussaint"),
            On(11, 11, "Armistice 1918"),
            On(12, 25, "Noël"),
        ];

    private static HolidayRule[] Netherlands =>
        [
            On(1, 1, "Nieuwjaarsdag"),
            FromEaster(0, "Eerste paasdag"),
            FromEaster(1, "Tweede paasdag"),
            new("Koningsdag", year => new DateOnly(year, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new(year, 4, 27)),
            new("Bevrijdingsdag", year => year % 5 == 0 ? new DateOnly(year, 5, 5) : null),
            FromEaster(39, "Hemelvaartsdag"),
            FromEaster(49, "Eerste pinksterdag"),
            FromEaster(50, "Tweede pinksterdag"),
            On(12, 25, "Eerste kerstdag"),
            On(12, 26, "Tweede kerstdag"),
        ];

    private static HolidayRule[] Spain =>
        [
            On(1, 1, "Año Nuevo"),
            On(1, 6, "Epifanía del Señor"),
            FromEaster(-2, "Viernes Santo"),
            On(5, 1, "Fiesta del Trabajo"),
            On(8, 15, "Asunción de la Virgen"),
            On(10, 12, "Fiesta Nacional de España"),
            On(11, 1, "Todos los Santos"),
            On(12, 6, "Día de la Constitución"),
            On(12, 8, "Inmaculada Concepción"),
            On(12, 25, "Natividad del Señor"),
        ];

    private static HolidayRule[] Italy =>
        [
            On(1, 1, "Capodanno"),
            On(1, 6, "Epifania"),
            FromEaster(0, "Pasqua"),
            FromEaster(1, "Lunedì dell’Angelo"),
            On(4, 25, "Festa della Liberazione"),
            On(5, 1, "Festa del Lavoro"),
            On(6, 2, "Festa della Repubblica"),
            On(8, 15, "Assunzione"),
            Since(2026, 10, 4, "San Francesco d’Assisi"),
            On(11, 1, "Ognissanti"),
            On(12, 8, "Immacolata Concezione"),
            On(12, 25, "Natale"),
            On(12, 26, "Santo Stefano"),
        ];

    private static HolidayRule[] Poland =>
        [
            On(1, 1, "Nowy Rok"),
            On(1, 6, "Trzech Króli"),
            FromEaster(0, "Wielkanoc"),
            FromEaster(1, "Poniedziałek Wielkanocny"),
            On(5, 1, "Święto Pracy"),
            On(5, 3, "Święto Konstytucji"),
            FromEaster(49, "Zielone Świątki"),
            FromEaster(60, "Boże Ciało"),
            On(8, 15, "Wniebowzięcie Najświętszej Maryi Panny"),
            On(11, 1, "Wszystkich Świętych"),
            On(11, 11, "Święto Niepodległości"),
            Since(2025, 12, 24, "Wigilia"),
            On(12, 25, "Boże Narodzenie"),
            On(12, 26, "Drugi dzień Bożego Narodzenia"),
        ];
}
