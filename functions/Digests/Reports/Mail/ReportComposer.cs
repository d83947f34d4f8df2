using System.Text;
using System.Text.Json;
using Automations.Digests.Reports.Charts;
using Automations.Messages;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Web;

namespace Automations.Digests.Reports.Mail;

/// <summary>Writes a month for one sponsor: figures in words, charts as pictures that come along.</summary>
internal sealed class ReportComposer(ReportTable reports, ISignedLinks links, ProgrammeSettings programme) : IMessageComposer
{
    public const string Name = "Digests/Report";

    public string Template => Name;

    public async Task<ComposedMessage> ComposeAsync(string language, RecipientView recipient, JsonElement view, CancellationToken cancellation)
    {
        var slots = view.Deserialize<ReportSlots>(ProgrammeJson.Options) ?? throw new MessageTextException("A report needs its view.");
        var report = await reports.FindAsync(slots.Month, cancellation) ?? throw new MessageTextException($"There is no report of {slots.Month}.");
        var voice = new Voice(language, programme.AddressForm);
        var series = ReportSeries.Of(report, await reports.AllAsync(cancellation));
        var title = ReportTexts.Title(report.Month, programme, voice);
        var charted = series.Where(each => each.IsCharted).ToList();
        return new(
            title,
            Preheader(series, voice),
            [new(Beginning(title, recipient, voice)), .. series.GroupBy(each => each.Figure.Section).Select(section => new MessagePart(Section([.. section], voice))), new(End(voice))],
            voice.Say("Im Web ansehen", "See it on the web"),
            links.ForReport(report, slots.Person ?? recipient.Address, language)
        )
        {
            Pictures = [.. charted.Select(each => new MailPicture(each.Figure.Key, PictureOf(each, voice)))],
        };
    }

    private byte[] PictureOf(ReportSeries series, Voice voice) =>
        ColumnPicture.Draw(
            [.. series.Points.Select(point => point.Value)],
            [.. series.Points.Select(point => ReportTexts.Value(point.Value, series.Figure.Kind, voice))],
            [.. series.Points.Select(point => point.First.Month)],
            Colour.Parse(programme.Look.Primary)
        );

    private static string Preheader(IReadOnlyList<ReportSeries> series, Voice voice) =>
        string.Join(" · ", series.Where(each => each.Figure.IsCharted).Select(each => $"{ReportTexts.NameOf(each.Figure, voice)}: {ReportTexts.Value(each.Points[^1].Value, each.Figure.Kind, voice)}"));

    private static string Beginning(string title, RecipientView recipient, Voice voice)
    {
        var (given, full) = (MarkdownEscape.Escape(recipient.GivenName), MarkdownEscape.Escape(recipient.Name));
        var hello = given.Length == 0 ? voice.Say("Guten Tag,", "Hello,") : voice.Say($"Hallo {given},", $"Hello {given},", $"Guten Tag {full},");
        var lead = voice.Say(
            "hier steht in Zahlen, was im Monat los war: wer mitmacht, wen das Programm erreicht und wie es antwortet.",
            "this is the month in figures: who takes part, whom the programme reaches, and how it answers."
        );
        return $"# {MarkdownEscape.Escape(title)}\n\n{hello}\n\n{lead}\n";
    }

    private static string Section(IReadOnlyList<ReportSeries> section, Voice voice)
    {
        var markdown = new StringBuilder($"## {MarkdownEscape.Escape(ReportTexts.SectionName(section[0].Figure.Section, voice))}\n\n");
        foreach (var each in section.Where(each => each.IsCharted))
            markdown.Append($"![{MarkdownEscape.Escape(ReportTexts.InWords(each, voice))}](cid:{each.Figure.Key})\n\n");
        foreach (var each in section)
        {
            var (name, value) = (MarkdownEscape.Escape(ReportTexts.NameOf(each.Figure, voice)), MarkdownEscape.Escape(ReportTexts.Value(each.Points[^1].Value, each.Figure.Kind, voice)));
            var before = ReportTexts.Comparison(each, voice) is { Length: > 0 } comparison ? $" {MarkdownEscape.Escape(comparison)}" : "";
            markdown.Append($"- {name}: **{value}**{before}\n");
        }

        return markdown.ToString();
    }

    private static string End(Voice voice) =>
        voice.Say(
            "Der Bericht zählt nur; über einzelne Menschen sagt er nichts.\n",
            "The report only counts; it tells nothing about single people.\n"
        );
}

/// <param name="Person">Object id; null for somebody outside the directory.</param>
public sealed record ReportSlots(string Month, string? Person);
