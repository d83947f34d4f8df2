using System.Globalization;
using NodaTime;

namespace Automations.Messages.Templates;

/// <summary>Days and times as people in the recipient's zone read them. Own month names keep texts the same on machines without language data.</summary>
internal sealed class LocalTimes(string language, string timeZone)
{
    private static readonly string[] GermanDays = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    private static readonly string[] GermanMonths =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    private readonly DateTimeZone zone =
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? throw new MessageTextException($"{timeZone} is no IANA time zone.");

    /// <summary>"Dienstag, 5. Januar", "Tuesday 5 January".</summary>
    public string Day(string moment)
    {
        var local = Local(moment);
        return language == "de"
            ? $"{GermanDays[(int)local.DayOfWeek - 1]}, {local.Day}. {GermanMonths[local.Month - 1]}"
            : $"{local.DayOfWeek} {local.Day} {CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[local.Month - 1]}";
    }

    /// <summary>"9:00 Uhr", "09:00".</summary>
    public string Time(string moment)
    {
        var local = Local(moment);
        return language == "de" ? $"{local.Hour}:{local.Minute:00} Uhr" : $"{local.Hour:00}:{local.Minute:00}";
    }

    /// <summary>"Dienstag, 5. Januar, 9:00 Uhr", "Tuesday 5 January, 09:00".</summary>
    public string Moment(string moment) => $"{Day(moment)}, {Time(moment)}";

    /// <summary>"Januar 2027", "January 2027".</summary>
    public string Month(string moment)
    {
        var local = Local(moment);
        var name = language == "de" ? GermanMonths[local.Month - 1] : CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[local.Month - 1];
        return $"{name} {local.Year}";
    }

    private LocalDateTime Local(string moment) =>
        DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? Instant.FromDateTimeOffset(parsed).InZone(zone).LocalDateTime
            : throw new FormatException($"{moment} is no moment in time.");
}
