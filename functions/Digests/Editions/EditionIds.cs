using System.Globalization;
using Automations.Programme.News;

namespace Automations.Digests.Editions;

/// <summary>What editions are called.</summary>
public static class EditionIds
{
    public const int Longest = 40;
    public const string InstancePrefix = "digest-";

    /// <summary>A week by ISO 8601, a month as everybody writes it: the edition of the day it is sent on.</summary>
    public static string Of(NewsCadence cadence, DateOnly sendOn) =>
        cadence == NewsCadence.Monthly
            ? sendOn.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(sendOn):0000}-w{ISOWeek.GetWeekOfYear(sendOn):00}");

    public static bool IsOne(string text) =>
        text.Length is >= 1 and <= Longest && text[0] != '-' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static string InstanceIdOf(string programme, string edition) => $"{InstancePrefix}{programme}-{edition}";
}
