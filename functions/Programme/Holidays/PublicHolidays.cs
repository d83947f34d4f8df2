using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Automations.Programme.Holidays;

/// <summary>Public holidays by ISO 3166-2 code, computed for any year. Pure, so that orchestrators may ask it.</summary>
public static class PublicHolidays
{
    private static readonly FrozenDictionary<string, HolidayRule[]> Rules = GermanHolidays
        .All.Concat(AlpineHolidays.All)
        .Concat(BritishHolidays.All)
        .Concat(EuropeanHolidays.All)
        .ToFrozenDictionary(region => region.Code, region => region.Rules);

    private static readonly ConcurrentDictionary<(string Code, int Year), FrozenDictionary<DateOnly, string>> Years = new();

    /// <summary>Every code that is known, in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Rules.Keys.Order(StringComparer.Ordinal)];

    public static bool Knows(string code) => Rules.ContainsKey(code);

    public static bool IsHoliday(string code, DateOnly day) => In(code, day.Year).ContainsKey(day);

    /// <returns>The year's holidays with their names in the region's language.</returns>
    /// <exception cref="ArgumentException">The code is not among <see cref="Codes"/>.</exception>
    public static IReadOnlyDictionary<DateOnly, string> In(string code, int year) =>
        Years.GetOrAdd((code, year), key => Compute(key.Code, key.Year));

    private static FrozenDictionary<DateOnly, string> Compute(string code, int year)
    {
        if (!Rules.TryGetValue(code, out var rules))
            throw new ArgumentException($"No holidays are known for '{code}'.", nameof(code));

        return rules
            .Select(rule => (Day: rule.DayIn(year), rule.Name))
            .Where(holiday => holiday.Day is not null)
            .GroupBy(holiday => holiday.Day!.Value, holiday => holiday.Name)
            .ToFrozenDictionary(day => day.Key, day => day.First());
    }
}
