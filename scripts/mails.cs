// Lists every mail that the local Graph has sent: when on the recipient's own clock, to whom, in which language, what. Names what came twice.
// dotnet run scripts/mails.cs -- [--graph http://localhost:7072] [--subject TEXT]

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

string[] known = ["--graph", "--subject"];
var pairs = args.Chunk(2).ToList();
if (pairs.Find(pair => pair.Length < 2 || !known.Contains(pair[0])) is { } unknown)
{
    Console.Error.WriteLine($"{unknown[0]} cannot be used. The options, each with a value: {string.Join(", ", known)}");
    return 2;
}

var options = pairs.ToDictionary(pair => pair[0], pair => pair[1]);
var graph = new Uri(options.GetValueOrDefault("--graph") ?? "http://localhost:7072");
using var http = new HttpClient { BaseAddress = graph };
try
{
    var zones = (await http.GetFromJsonAsync<JsonElement>("/_local/people"))
        .EnumerateArray()
        .Where(person => person.TryGetProperty("mail", out _))
        .ToDictionary(person => Text(person, "mail"), person => Text(person, "timeZone"), StringComparer.OrdinalIgnoreCase);
    var sent = await http.GetFromJsonAsync<JsonElement>($"/_local/messages?subject={Uri.EscapeDataString(options.GetValueOrDefault("--subject") ?? "")}");
    var mails = sent.EnumerateArray().Select(mail => Mail.Of(mail, zones)).OrderBy(mail => mail.SentAt).ThenBy(mail => mail.To).ToList();
    foreach (var mail in mails)
        Console.WriteLine($"{mail.Local:ddd yyyy-MM-dd HH:mm} {mail.Zone,-18} {mail.Language,-3} {mail.To,-40} {mail.Subject}");
    var twice = mails.GroupBy(mail => mail.Key).Where(group => group.Count() > 1).ToList();
    foreach (var group in twice)
        Console.Error.WriteLine($"Sent {group.Count()} times: {group.First().Subject} to {group.First().To}");
    Console.WriteLine($"{mails.Count} mails, {twice.Count} of them more than once");
    return twice.Count == 0 ? 0 : 1;
}
catch (HttpRequestException unreachable)
{
    Console.Error.WriteLine($"The local Graph does not answer at {graph}: {unreachable.Message}");
    return 2;
}

static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

sealed record Mail(DateTimeOffset SentAt, DateTimeOffset Local, string Zone, string Language, string To, string Subject, string Key)
{
    public static Mail Of(JsonElement json, Dictionary<string, string> zones)
    {
        var to = json.GetProperty("to")[0].GetString()!;
        var sentAt = DateTimeOffset.Parse(json.GetProperty("sentAt").GetString()!, CultureInfo.InvariantCulture);
        var zone = zones.GetValueOrDefault(to) is { Length: > 0 } known && TimeZoneInfo.TryFindSystemTimeZoneById(known, out var found) ? found : TimeZoneInfo.Utc;
        var html = json.GetProperty("html").GetString() ?? "";
        var language = Regex.Match(html[..Math.Min(html.Length, 500)], "<html lang=\"(?<language>[a-z]+)\"").Groups["language"].Value;
        var key = json.GetProperty("headers").EnumerateObject().FirstOrDefault(header => header.Name.Equals("X-Automations-Key", StringComparison.OrdinalIgnoreCase));
        return new(sentAt, TimeZoneInfo.ConvertTime(sentAt, zone), IanaNameOf(zone), language, to, json.GetProperty("subject").GetString()!,
            key.Value.ValueKind == JsonValueKind.String ? key.Value.GetString()! : json.GetProperty("id").GetString()!);
    }

    /// <summary>A directory names zones as Windows or as IANA does; a list reads better with one kind of names.</summary>
    private static string IanaNameOf(TimeZoneInfo zone) => TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id;
}
