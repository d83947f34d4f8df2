using Automations.Delivery;
using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Programme.News;
using CsCheck;

namespace Automations.Functions.Tests.Digests.Content;

public sealed class NewsOrderTests
{
    private static readonly string[] Topics = ["Teams", "Loop", "Copilot"];
    private static readonly string[] Offices = ["Hamburg", "London"];
    private static readonly string[] Languages = ["de", "en"];

    private static readonly Gen<NewsItem> Items =
        from section in Gen.Enum<NewsSection>()
        from key in Gen.Int[0, 10_000]
        from written in Some(Languages)
        from spoken in Some(Languages)
        from offices in Some(Offices)
        from topics in Some(Topics)
        from weight in Gen.Int[0, 3]
        select new NewsItem
        {
            Section = section,
            Key = $"item-{key}",
            Texts = written.ToDictionary(language => language, language => new NewsText($"{key} {language}")),
            Languages = spoken,
            Offices = offices,
            Topics = topics,
            Weight = weight,
        };

    private static readonly Gen<(DigestContent Content, DigestReader Reader)> Cases =
        from items in Items.List[0, 40]
        from dropped in Gen.Bool.List[40]
        from language in Gen.OneOf(Gen.Const("de"), Gen.Const("en"))
        from office in Gen.OneOf(Gen.Const<string?>("Hamburg"), Gen.Const<string?>("London"), Gen.Const<string?>("Vienna"))
        from topics in Some(Topics)
        select (
            new DigestContent
            {
                Edition = "2027-w01",
                Cadence = NewsCadence.Weekly,
                Words = new Dictionary<string, DigestWords>(),
                Items = [.. NewsOrder.Sorted(items.DistinctBy(item => item.Key)).Select((item, place) => new DigestItem(item, dropped[place]))],
            },
            new DigestReader(new("id", "p@example.org", "P", "P", language, "Europe/Berlin", "DE-HH"), [language], office, topics)
        );

    private static int Size => TestSize.Of(1_000, 50_000);

    [Fact]
    public void For_AnyReader_ShowsEachItemOnceAndOnlyWhatIsForThem() =>
        Cases.Sample(
            of =>
            {
                var places = NewsOrder.For(of.Reader, of.Content);
                var shown = places.Select(place => of.Content.Items[place]).ToList();
                return places.Distinct().Count() == places.Count
                    && shown.All(item => !item.IsDropped && item.News.Texts.ContainsKey(of.Reader.Language))
                    && shown.All(item => item.News.Languages.Count == 0 || item.News.Languages.Contains(of.Reader.Language))
                    && shown.All(item => item.News.Offices.Count == 0 || item.News.Offices.Contains(of.Reader.Office ?? ""));
            },
            iter: Size
        );

    [Fact]
    public void For_AnyReader_LeavesOutNothingThatHasRoomAndPutsTheirTopicsFirstWithinTheirSection() =>
        Cases.Sample(
            of =>
            {
                var shown = NewsOrder.For(of.Reader, of.Content).Select(place => of.Content.Items[place].News).ToList();
                var wanted = of.Content.Items.Where(item => NewsOrder.Sees(of.Reader, item)).CountBy(item => item.News.Section).ToDictionary();
                return shown.Select(item => item.Section).SequenceEqual(shown.Select(item => item.Section).Order())
                    && wanted.All(section => shown.Count(item => item.Section == section.Key) == Math.Min(section.Value, NewsOrder.MostOfASection))
                    && shown.GroupBy(item => item.Section).All(section => IsMineFirst(section, of.Reader));
            },
            iter: Size
        );

    private static bool IsMineFirst(IEnumerable<NewsItem> section, DigestReader reader)
    {
        var mine = section.Select(item => item.Topics.Any(reader.Topics.Contains)).ToList();
        return mine.SequenceEqual(mine.OrderDescending());
    }

    private static Gen<string[]> Some(string[] values) => Gen.Bool.Array[values.Length].Select(chosen => values.Where((_, index) => chosen[index]).ToArray());
}
