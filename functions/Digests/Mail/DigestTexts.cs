using System.Text.RegularExpressions;
using Automations.Messages;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Mail;

/// <summary>The words around an edition's own.</summary>
internal static partial class DigestTexts
{
    private const int LongestPreheader = 140;

    public static string Heading(NewsCadence cadence, ProgrammeSettings programme, Voice voice) =>
        cadence == NewsCadence.Monthly
            ? voice.Say($"Der Monat bei „{programme.Name}“", $"This month at “{programme.Name}”")
            : voice.Say($"Die Woche bei „{programme.Name}“", $"This week at “{programme.Name}”");

    /// <summary>Markdown.</summary>
    public static string Greeting(NewsCadence cadence, RecipientView recipient, ProgrammeSettings programme, Voice voice)
    {
        var (given, full) = (MarkdownEscape.Escape(recipient.GivenName), MarkdownEscape.Escape(recipient.Name));
        return $"# {MarkdownEscape.Escape(Heading(cadence, programme, voice))}\n\n{voice.Say($"Hallo {given},", $"Hello {given},", $"Guten Tag {full},")}\n";
    }

    /// <summary>What mail programs show beside the subject: the beginning of the introduction.</summary>
    public static string Preheader(string markdown)
    {
        var plain = MarkdownEscape.OneLine(Link().Replace(markdown, "${label}").Replace("*", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal));
        if (plain.Length <= LongestPreheader)
            return plain;
        var cut = plain.LastIndexOf(' ', LongestPreheader);
        return $"{plain[..(cut > 0 ? cut : LongestPreheader)]} …";
    }

    [GeneratedRegex(@"\[(?<label>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
