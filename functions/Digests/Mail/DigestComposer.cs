using System.Text.Json;
using Automations.Messages;
using Automations.Programme;
using Automations.Web;

namespace Automations.Digests.Mail;

/// <summary>Makes a recipient's digest out of the published edition.</summary>
internal sealed class DigestComposer(EditionShelf shelf, ISignedLinks links, ProgrammeSettings programme, TimeProvider time) : IMessageComposer
{
    public const string Name = "Digests/Digest";

    public string Template => Name;

    public async Task<ComposedMessage> ComposeAsync(string language, RecipientView recipient, JsonElement view, CancellationToken cancellation)
    {
        var mine = view.Deserialize<DigestSlots>(ProgrammeJson.Options) ?? throw new MessageTextException("A digest needs its view.");
        var parts = await shelf.PublishedAsync(mine.Edition, cancellation);
        var voice = new Voice(language, programme.AddressForm);
        if (!parts.Content.Words.TryGetValue(language, out var words))
            throw new MessageTextException($"The digest {mine.Edition} has no words in {language}.");
        var body = parts.For(language, recipient.TimeZone, DigestTexts.Greeting(parts.Content.Cadence, recipient, programme, voice), mine.Items, mine.Yours);
        return new(words.Subject, DigestTexts.Preheader(words.Introduction), [.. body.Parts, Footer(mine, body.IsCut, voice)]);
    }

    private MessagePart Footer(DigestSlots mine, bool isCut, Voice voice)
    {
        var now = time.GetUtcNow();
        var more = isCut ? $"{More(mine, voice, now)}\n\n" : "";
        var ways = voice.Say(
            $"[Alles im Web lesen]({links.ForReading(mine.Edition, mine.Person, voice.Language, now)}) · [Häufigkeit, Sprache und Themen ändern]({links.ForWishes(mine.Person, voice.Language, now)}) · [Abbestellen]({links.ForUnsubscribing(mine.Person, voice.Language, now)})",
            $"[Read it all on the web]({links.ForReading(mine.Edition, mine.Person, voice.Language, now)}) · [Change frequency, language and topics]({links.ForWishes(mine.Person, voice.Language, now)}) · [Unsubscribe]({links.ForUnsubscribing(mine.Person, voice.Language, now)})"
        );
        var promise = voice.Say(
            "Ob du diese Mail öffnest oder worauf du klickst, wird nicht erfasst.",
            "Nobody records whether you open this mail or what you click on.",
            "Ob Sie diese Mail öffnen oder worauf Sie klicken, wird nicht erfasst."
        );
        return new($"{more}---\n\n{ways}\n\n{promise}\n");
    }

    private string More(DigestSlots mine, Voice voice, DateTimeOffset now) =>
        voice.Say(
            $"Diesmal gibt es mehr, als in eine Mail passt: [Hier geht es weiter]({links.ForReading(mine.Edition, mine.Person, voice.Language, now)}).",
            $"This time there is more than fits into a mail: [Read on here]({links.ForReading(mine.Edition, mine.Person, voice.Language, now)})."
        );
}
