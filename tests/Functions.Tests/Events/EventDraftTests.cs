using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Events;
using Automations.Events.Planning;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Events;

public sealed class EventDraftTests
{
    private const string Sound = """
        {"format":"LunchAndLearn","title":"OneNote","hosts":["jonas.huber@nordlicht.example"],"start":"2027-01-12T12:15","timeZone":"Europe/Zurich",
         "minutes":45,"place":"Raum Limmat","topics":["onenote"],"capacity":30,"reminders":["P2D","PT90M"],"material":"https://files.example/x",
         "audience":{"kind":"Topics","topics":["OneNote"]},"series":{"frequency":"weekly","count":4}}
        """;

    private readonly EventDraftCheck check = new(new FakeDirectory(Cast.Jonas, Cast.Mira), new FakeGroups(), TestProgramme.Create(), new FakeTimeProvider(EventSamples.Monday));

    [Fact]
    public async Task Draft_Sound_BecomesAnEventAndBackAgain()
    {
        var reading = await ReadAsync(Sound);

        var details = reading.Details!;
        Assert.Equal(new(new(2027, 1, 12), new(12, 15), "Europe/Zurich", 45), details.Time);
        Assert.Equal([new(Cast.Jonas.Id, Cast.Jonas.DisplayName, Cast.Jonas.Mail)], details.Hosts);
        Assert.Equal(["OneNote"], details.Topics);
        Assert.Equal((30, AudienceKind.Topics), (details.Capacity, details.Audience.Kind));
        Assert.Equal([new ReminderOffset(2, 0), new ReminderOffset(0, 90)], details.Reminders!);
        Assert.Equal((1, 4), (reading.Series!.Every, reading.Series.Count));
        var again = await check.CheckAsync(EventDraft.Of(details), default);
        Assert.Equal(JsonSerializer.Serialize(details, ProgrammeJson.Options), JsonSerializer.Serialize(again.Details, ProgrammeJson.Options));
    }

    [Theory]
    [InlineData("capcity", "3", "capcity is not known; there are format, title")]
    [InlineData("title", "null", "title is required.")]
    [InlineData("title", "\"a\\nb\"", "title must be one line")]
    [InlineData("format", "\"Party\"", "format must be one of LunchAndLearn")]
    [InlineData("hosts", "[]", "hosts must name at least one person")]
    [InlineData("hosts", "[\"nobody@nordlicht.example\"]", "hosts names \"nobody@nordlicht.example\"")]
    [InlineData("start", "\"12.1.2027\"", "start must be a local day and time")]
    [InlineData("start", "\"2027-03-28T02:30\"", "start does not exist in Europe/Zurich")]
    [InlineData("start", "\"2041-01-01T12:00\"", "start must not be more than three years ahead")]
    [InlineData("timeZone", "\"Zurich\"", "timeZone must be an IANA name")]
    [InlineData("minutes", "0", "minutes must be a whole number from 5 to 1440")]
    [InlineData("minutes", "\"45\"", "minutes must be a whole number")]
    [InlineData("place", "null", "place or onlineMeeting must say where it is")]
    [InlineData("capacity", "0", "capacity must be a whole number from 1")]
    [InlineData("topics", "[\"Kochen\"]", "topics must be of the programme's")]
    [InlineData("reminders", "[\"1 day\"]", "reminders must be written like P7D")]
    [InlineData("material", "\"javascript:alert(1)\"", "material must be an address that begins with https")]
    [InlineData("languages", "[\"deutsch\"]", "languages must be two-letter codes")]
    [InlineData("audience", "{\"kind\":\"Group\"}", "audience.group must be the object id")]
    [InlineData("audience", "{\"kind\":\"Everybody\",\"groupId\":\"5f0c1a6e-2b57-4d0a-9f6e-0d8a4c3b2e11\"}", "audience.groupId is not known; there are kind, group")]
    [InlineData("audience", "{\"kind\":\"Invited\"}", "audience.people must name at least one person")]
    [InlineData("audience", "{\"kind\":\"Friends\"}", "audience.kind must be one of")]
    [InlineData("series", "{\"frequency\":\"Weekly\"}", "series must have either count or until")]
    [InlineData("series", "{\"frequency\":\"Weekly\",\"until\":\"2027-01-01\"}", "series.until must be a day")]
    [InlineData("series", "{\"frequency\":\"Weekly\",\"count\":500}", "series.count must be a whole number from 1 to 104")]
    [InlineData("series", "{\"frequency\":\"Weekly\",\"count\":2,\"days\":[\"Montag\"]}", "series.days must be of")]
    public async Task Draft_WithABrokenRule_NamesFieldAndRule(string field, string value, string message)
    {
        var json = JsonNode.Parse(Sound)!.AsObject();
        json[field] = JsonNode.Parse(value);

        var reading = await ReadAsync(json.ToJsonString());

        Assert.Null(reading.Details);
        var (key, messages) = Assert.Single(reading.Errors);
        Assert.StartsWith(field, key, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WrongInFormAndInRules_IsToldAllOfItAtOnce()
    {
        var reading = await ReadAsync(
            """
            {"format":"Party","title":7,"hosts":["nobody@nordlicht.example"],"start":"tomorrow","timeZone":"Zurich","minutes":45,
             "onlineMeeting":"yes","capcity":3,"audience":{"kind":"Invited","persons":[]},"series":{"frequency":"Weekly","count":"four","days":["Montag"]}}
            """
        );

        Assert.Equal(
            ["audience.people", "audience.persons", "capcity", "format", "hosts", "onlineMeeting", "series.count", "series.days", "start", "timeZone", "title"],
            reading.Errors.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(reading.Errors, error => Assert.Single(error.Value));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Draft_OfAMomentThatIsOver_IsRefusedOnlyForANewEvent(bool isNew, int problems)
    {
        var past = Sound.Replace("2027-01-12", "2026-01-12", StringComparison.Ordinal);

        var reading = await check.CheckAsync(EventDraftReader.Read(past), default, isNew);

        Assert.Equal(Enumerable.Repeat("start must lie in the future.", problems), reading.Errors.Values.SelectMany(messages => messages));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    public async Task Body_ThatIsNoEvent_IsSaidToBeSo(string body) => Assert.Equal(["body"], (await ReadAsync(body)).Errors.Keys);

    private Task<EventReading> ReadAsync(string json) => check.CheckAsync(EventDraftReader.Read(json), default);
}
