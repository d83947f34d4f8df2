using System.Runtime.CompilerServices;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Thanks;

/// <summary>Thanks to champions who agreed to be named.</summary>
internal sealed class ThanksNews(ThanksTable thanks, ThanksConsent consent, ProgrammeSettings programme) : INewsSource
{
    private const string Prefix = "thanks-";

    /// <returns>Null for news of another kind.</returns>
    public static string? IdOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    public async IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var said in thanks.BetweenAsync(period.Since, period.Until, cancellation))
            if (await consent.MayBeToldAsync(said, cancellation))
                yield return ItemOf(said);
    }

    private NewsItem ItemOf(ThankYou said)
    {
        var (text, from) = (MarkdownEscape.Sparing(said.Text.ReplaceLineEndings(" ")), MarkdownEscape.Sparing(said.FromName));
        return new()
        {
            Section = NewsSection.Thanks,
            Key = Prefix + said.Id,
            Weight = 1,
            Texts = programme.Languages.ToDictionary(
                language => language,
                language => new NewsText(said.ToName, new Voice(language, programme.AddressForm).Say($"„{text}“ (Danke von {from})", $"“{text}” (thanks from {from})"))
            ),
        };
    }
}
