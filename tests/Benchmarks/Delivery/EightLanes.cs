using System.Globalization;
using System.Text.Json.Nodes;

namespace Automations.Benchmarks.Delivery;

/// <summary>The example programme with eight sender mailboxes.</summary>
internal static class EightLanes
{
    public const int Count = 8;

    /// <returns>Path of the programme file.</returns>
    public static string Write(string folder) => Write(folder, Count);

    /// <summary>The example programme with so many mailboxes.</summary>
    /// <returns>Path of the programme file.</returns>
    public static string Write(string folder, int count)
    {
        var programme = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programme.json")))!;
        programme["lanes"] = new JsonArray([.. Enumerable.Range(0, count).Select(Lane)]);
        var path = Path.Combine(folder, "programme.json");
        File.WriteAllText(path, programme.ToJsonString());
        return path;
    }

    private static JsonNode Lane(int number) =>
        new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"lane{number}"), ["mailbox"] = Organisation.AddressOf(number) };
}
