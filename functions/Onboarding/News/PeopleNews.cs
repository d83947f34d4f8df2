using System.Runtime.CompilerServices;
using Automations.Messages.Templates;
using Automations.People;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Onboarding.News;

/// <summary>What there is to tell of the champions: who is new, who has been there for a while, how buddies are, how many there are.</summary>
internal sealed class PeopleNews(IChampionRegister register, ProgrammeSettings programme) : INewsSource
{
    private const int FewestToCount = 5;

    public async IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (all, joined) = (0, 0);
        await foreach (var champion in register.ActiveAsync(cancellation))
        {
            all++;
            var isNew = period.Happened(champion.Since);
            joined += isNew ? 1 : 0;
            if (isNew && champion.MayBeNamed)
                yield return Newcomer(champion);
            if (Jubilee.In(period, champion.Since) is not { } jubilee)
                continue;
            if (champion.MayBeNamed)
                yield return Congratulation(champion, jubilee);
            if (champion.BuddyId is { } buddy)
                yield return ForBuddy(champion, jubilee, buddy);
        }

        if (all >= FewestToCount)
            yield return Figures(period, all, joined);
    }

    private NewsItem Newcomer(Champion champion)
    {
        var (name, topics) = (champion.Person.DisplayName, champion.Topics.Select(MarkdownEscape.Sparing).ToList());
        var office = champion.Person.OfficeLocation is { Length: > 0 } location ? MarkdownEscape.Sparing(location) : null;
        return new()
        {
            Section = NewsSection.Champions,
            Key = $"new-{champion.Person.Id}-{champion.Since:yyyyMMdd}",
            Topics = champion.Topics,
            Texts = programme.InEachLanguage<NewsText>(voice => new(name, $"{RoleNames.Of(champion.Role, voice.Language)}{(office is null ? "" : $", {office}")}{Helps(topics, voice)}")),
        };
    }

    private NewsItem Congratulation(Champion champion, Jubilee jubilee) =>
        new()
        {
            Section = NewsSection.Thanks,
            Key = $"jubilee-{champion.Person.Id}-{jubilee.Key}",
            Texts = programme.InEachLanguage<NewsText>(voice => new(champion.Person.DisplayName, voice.Say($"seit {jubilee.German} dabei. Danke für die Zeit und das offene Ohr!", $"on board for {jubilee.English}. Thank you for the time and the open ear!"))),
        };

    private NewsItem ForBuddy(Champion champion, Jubilee jubilee, string buddy)
    {
        var given = champion.Person.GivenName;
        return new()
        {
            Section = NewsSection.Yours,
            Key = $"buddy-{champion.Person.Id}-{jubilee.Key}",
            People = [buddy],
            Texts = programme.InEachLanguage<NewsText>(voice => new(
                voice.Say($"{given} ist seit {jubilee.German} dabei", $"{given} has been on board for {jubilee.English}"),
                voice.Say("Du hast den Anfang begleitet. Vielleicht ein guter Anlass für eine kurze Nachricht?", "You were there at the beginning. Perhaps a good reason for a short message?", "Sie haben den Anfang begleitet. Vielleicht ein guter Anlass für eine kurze Nachricht?")
            )),
        };
    }

    /// <summary>Newcomers are counted only when there are enough of them.</summary>
    private NewsItem Figures(NewsPeriod period, int all, int joined) =>
        new()
        {
            Section = NewsSection.Figures,
            Key = $"champions-{period.Until:yyyyMMdd}",
            Texts = programme.InEachLanguage<NewsText>(voice => new(
                voice.Say($"{all} Menschen helfen mit", $"{all} people are helping"),
                joined >= FewestToCount ? voice.Say($"{joined} davon sind neu.", $"{joined} of them are new.") : ""
            )),
        };

    private static string Helps(List<string> topics, Voice voice)
    {
        if (topics.Count == 0)
            return "";
        var list = topics.Count == 1 ? topics[0] : $"{string.Join(", ", topics.SkipLast(1))} {voice.Say("und", "and")} {topics[^1]}";
        return voice.Say($", hilft gern bei {list}", $", likes to help with {list}");
    }
}
