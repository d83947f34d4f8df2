using System.Text.Json;
using Automations.Digests.Content;
using Automations.Messages;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Web;

namespace Automations.Digests.Mail;

/// <summary>Shows the editors an edition as its readers will get it, with the way to decide on it.</summary>
internal sealed class PreviewComposer(EditionShelf shelf, ProgrammeSettings programme) : IMessageComposer
{
    public const string Name = "Digests/Preview";

    public string Template => Name;

    public async Task<ComposedMessage> ComposeAsync(string language, RecipientView recipient, JsonElement view, CancellationToken cancellation)
    {
        var order = view.Deserialize<PreviewSlots>(ProgrammeJson.Options) ?? throw new MessageTextException("A preview needs its view.");
        var parts = await shelf.DraftAsync(order.Edition, cancellation);
        var voice = new Voice(language, programme.AddressForm);
        var shown = parts.Content.Words.ContainsKey(language) ? language : parts.Content.Words.Keys.First();
        var places = Enumerable.Range(0, parts.Content.Items.Count).Where(place => !parts.Content.Items[place].IsDropped && parts.Content.Items[place].News.Texts.ContainsKey(shown));
        var subject = parts.Content.Words[shown].Subject;
        var body = parts.For(shown, recipient.TimeZone, DigestTexts.Greeting(parts.Content.Cadence, recipient, programme, new(shown, programme.AddressForm)), [.. places], []);
        return new(
            voice.Say($"Zur Freigabe: {subject}", $"For your approval: {subject}"),
            voice.Say("So sähe der nächste Digest aus. Freigeben, ändern, verschieben oder auslassen?", "This is what the next digest would look like. Approve, change, postpone or skip?"),
            [new(Head(order, recipient, parts.Content.Words.Values.Any(words => words.Origin == WordsOrigin.Drafted), voice)), .. body.Parts, new($"{(body.IsCut ? $"{More(voice)}\n\n" : "")}---\n\n{Hint(voice)}\n")],
            Decide(voice),
            order.Preview
        );
    }

    private static string Decide(Voice voice) => voice.Say("Ansehen und entscheiden", "Look and decide");

    private static string Head(PreviewSlots order, RecipientView recipient, bool isDrafted, Voice voice)
    {
        var times = new LocalTimes(voice.Language, recipient.TimeZone);
        var (deadline, sends) = (times.Moment(order.Deadline.ToString("O")), times.Day(order.SendsAt.ToString("O")));
        var policy = Enum.Parse<UndecidedDigest>(order.WhenNobodyDecides) switch
        {
            UndecidedDigest.Send => voice.Say($"Entscheidet bis {deadline} niemand, geht er so hinaus.", $"If nobody decides by {deadline}, it leaves as it is."),
            UndecidedDigest.Skip => voice.Say($"Entscheidet bis {deadline} niemand, fällt er diesmal aus.", $"If nobody decides by {deadline}, it is skipped this time."),
            _ => voice.Say($"Bitte bis {deadline} entscheiden; ohne Freigabe geht nichts hinaus.", $"Please decide by {deadline}; without approval nothing leaves."),
        };
        var lead = voice.Say($"der nächste Digest ist vorbereitet und soll am {sends} hinausgehen. {policy}", $"the next digest is ready and is to go out on {sends}. {policy}");
        var (given, full) = (MarkdownEscape.Escape(recipient.GivenName), MarkdownEscape.Escape(recipient.Name));
        var hello = voice.Say($"Hallo {given},", $"Hello {given},", $"Guten Tag {full},");
        var drafted = isDrafted ? $"{Drafted(voice)}\n\n" : "";
        return $"{hello}\n\n{MarkdownEscape.Escape(lead)}\n\n{drafted}[{Decide(voice)}]({order.Preview})\n\n---\n";
    }

    private static string Drafted(Voice voice) =>
        voice.Say(
            "**Die Einleitung ist der Entwurf einer KI.** Bitte lies sie, bevor du freigibst.",
            "**The introduction was drafted by AI.** Please read it before you approve.",
            "**Die Einleitung ist der Entwurf einer KI.** Bitte lesen Sie sie, bevor Sie freigeben."
        );

    private static string More(Voice voice) => voice.Say("Mehr passt nicht in diese Mail; alles steht auf der Seite.", "More does not fit into this mail; the page has all of it.");

    private static string Hint(Voice voice) =>
        voice.Say(
            "Was nur eine Person betrifft (eigene Termine, Neues von Buddys), steht nicht in der Vorschau.",
            "What concerns one person only (their own events, news of buddies) is not in the preview."
        );
}
