using System.Globalization;
using Automations.Delivery;
using Automations.Digests.Activities;
using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.People;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Benchmarks.Delivery;

/// <summary>A published edition of the digest, about thirty kilobytes a mail, and the champions who want it.</summary>
internal sealed class BenchmarkEdition(EditionTable editions, EditionBlobs blobs, IChampionRegister register, ProgrammeSettings programme)
{
    public const string Id = "benchmark";

    private const int ItemsOfASection = 8;
    private const int Topics = 40;
    private const int AtATime = 16;

    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"reader{number:D6}@partners.example");

    /// <returns>Pages of the audience.</returns>
    public async Task<int> PublishAsync(int recipients, DateTimeOffset now)
    {
        var edition = new Edition
        {
            Id = Id,
            Cadence = NewsCadence.Weekly,
            IsExtra = true,
            Period = new(now.AddDays(-7), now, now.AddDays(14), NewsCadence.Weekly),
            SendOn = DateOnly.FromDateTime(now.UtcDateTime),
            SendAt = new TimeOnly(9, 0),
            State = EditionState.Published,
            PublishedAt = now,
            Recipients = recipients,
        };
        await editions.AddAsync(edition, CancellationToken.None);
        await blobs.WriteAsync(Id, EditionBlobs.Published, Content(), CancellationToken.None);
        await blobs.WriteAsync<List<NewsItem>>(Id, EditionBlobs.Personal, [], CancellationToken.None);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, recipients).Select(number => ChampionOf(number, now)),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (champion, stop) => await register.SaveAsync(champion, stop)
        );
        var pages = 0;
        foreach (var page in Enumerable.Range(0, recipients).Chunk(PublishActivities.PageSize))
            await blobs.WriteAsync(Id, EditionBlobs.AudiencePage(pages++), page.Select(number => DigestReader.Of(ChampionOf(number, now), wishes: null)).ToList(), CancellationToken.None);
        return pages;
    }

    public string Workflow => EditionIds.InstanceIdOf(programme.Id, Id);

    private Champion ChampionOf(int number, DateTimeOffset since)
    {
        var language = programme.Languages[number % programme.Languages.Count];
        var name = string.Create(CultureInfo.InvariantCulture, $"Reader {number}");
        return new()
        {
            Person = new(string.Create(CultureInfo.InvariantCulture, $"reader{number:D6}"), AddressOf(number), AddressOf(number), name, name, null, null, language, "Europe/Berlin", "DE-HH"),
            Role = ChampionRole.Champion,
            State = ChampionState.Active,
            Topics = [TopicOf(number)],
            Languages = [language],
            Since = since,
        };
    }

    private DigestContent Content() =>
        new()
        {
            Edition = Id,
            Cadence = NewsCadence.Weekly,
            Words = programme.Languages.ToDictionary(language => language, _ => new DigestWords("Eight events, and what was asked most", "A full week: **eight events** and many good answers.", WordsOrigin.Edited)),
            Items =
            [
                .. from section in new[] { NewsSection.Events, NewsSection.Asked, NewsSection.Material }
                from number in Enumerable.Range(0, ItemsOfASection)
                select new DigestItem(ItemOf(section, number)),
            ],
        };

    private NewsItem ItemOf(NewsSection section, int number)
    {
        var sentence = "Colleagues in Hamburg and Vienna tried it for a month and kept it; the settings take a minute. ";
        var text = new NewsText($"Tip {number.ToString(CultureInfo.InvariantCulture)}: meetings that end five minutes early", string.Concat(Enumerable.Repeat(sentence, 4)));
        return new()
        {
            Section = section,
            Key = string.Create(CultureInfo.InvariantCulture, $"{section}-{number}"),
            Texts = programme.Languages.ToDictionary(language => language, _ => text),
            Page = string.Create(CultureInfo.InvariantCulture, $"/material/{number}"),
            Topics = [TopicOf((number * 5) + (int)section)],
        };
    }

    private static string TopicOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Topic {number % Topics}");
}
