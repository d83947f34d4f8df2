using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.People;
using Automations.Programme;
using Automations.Runtime.Host.Options;
using Azure.Data.Tables;

namespace Automations.EndToEnd.Digests;

/// <summary>A programme that has been running for a while: so many active champions in four time zones, and an editor.</summary>
internal static class RunningProgramme
{
    public const string Editor = "editor@example.org";

    private const string Id = "lotsen";

    private static readonly (string Office, string Zone, string Language)[] Places =
    [
        ("Hamburg", "Europe/Berlin", "de"), ("London", "Europe/London", "en"), ("New York", "America/New_York", "en"), ("Pune", "Asia/Kolkata", "en"),
    ];

    public static IReadOnlyList<Reader> Readers(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Reader($"p{number:000}@example.org", $"Wanda Loh{number}", Places[number % 4].Office, Places[number % 4].Zone, Places[number % 4].Language))];

    /// <param name="model">Null for a programme without one.</param>
    public static async Task<AppStart> WriteAsync(IReadOnlyList<Reader> readers, LocalModel? model = null)
    {
        var (people, programme) = (Path.GetTempFileName(), Path.GetTempFileName());
        var entries = readers.Append(new(Editor, "Eda Editor", "Hamburg", "Europe/Berlin", "de")).Select(Entry);
        await File.WriteAllTextAsync(people, JsonSerializer.Serialize(entries));
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "programme.json")))!;
        settings["digests"] = JsonNode.Parse("""{ "weekly": { "day": "Thursday", "at": "09:00" }, "previewWorkingDays": 2, "whenNobodyDecides": "Wait" }""");
        await File.WriteAllTextAsync(programme, settings.ToJsonString());
        return new()
        {
            People = people,
            Programme = programme,
            Now = "2027-01-04T08:00:00Z",
            Environment = model is null ? new Dictionary<string, string>() : SettingsOf(model),
        };
    }

    private static Dictionary<string, string> SettingsOf(LocalModel model) =>
        new()
        {
            ["LanguageModel__Endpoint"] = model.Address.ToString(),
            ["LanguageModel__Deployment"] = LocalModel.Deployment,
            ["LanguageModel__ApiKey"] = LocalModel.ApiKey,
            ["LanguageModel__TimeoutSeconds"] = "5",
        };

    /// <summary>What onboarding has written in the months before, so that the walk need not live through them.</summary>
    public static async Task AddChampionsAsync(this AppProcess app, IReadOnlyList<Reader> readers)
    {
        var table = new TableClient(LocalDefaults.StorageConnectionString(app.Ports.Storage), "champions");
        await table.CreateIfNotExistsAsync();
        var directory = JsonDocument.Parse(await app.Graph.GetStringAsync("/_local/people")).RootElement;
        var ids = directory.EnumerateArray().Where(person => person.TryGetProperty("mail", out _)).ToDictionary(person => person.GetProperty("mail").GetString()!, person => person.GetProperty("id").GetString()!);
        var rows = readers.Select(reader => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(reader, ids[reader.Address])));
        foreach (var chunk in rows.Chunk(100))
            await table.SubmitTransactionAsync(chunk);
    }

    private static TableEntity Row(Reader reader, string id)
    {
        var person = new Person(id, reader.Address, reader.Address, reader.Name, "Wanda", "Sales", reader.Office, reader.Language, reader.Zone, "DE-HH");
        var champion = new Champion
        {
            Person = person,
            Role = ChampionRole.Champion,
            State = ChampionState.Active,
            Languages = [reader.Language],
            Since = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero),
        };
        return new(Id, id) { ["State"] = nameof(ChampionState.Active), ["Record"] = JsonSerializer.Serialize(champion, ProgrammeJson.Options) };
    }

    private static object Entry(Reader person) =>
        new
        {
            userPrincipalName = person.Address,
            displayName = person.Name,
            givenName = person.Name.Split(' ')[0],
            surname = person.Name.Split(' ')[1],
            mail = person.Address,
            department = person.Address == Editor ? "Digital Workplace" : "Sales",
            officeLocation = person.Office,
            preferredLanguage = person.Language == "de" ? "de-DE" : "en-GB",
            timeZone = person.Zone,
            manager = person.Address == Editor ? null : Editor,
        };
}

internal sealed record Reader(string Address, string Name, string Office, string Zone, string Language);
