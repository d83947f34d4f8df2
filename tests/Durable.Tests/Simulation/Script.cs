using System.Text.Json.Serialization;

namespace Automations.Durable.Tests.Simulation;

/// <summary>A random program for an orchestrator whose result does not depend on when anything happens.</summary>
/// <param name="Number">Different for every step of an instance and its children.</param>
/// <param name="Done">Results of an earlier life.</param>
public sealed record Script(string Kind, int Number, Script[] Inner, string Done = "")
{
    private static readonly string[] Leaves =
        ["work", "work", "sleep", "flaky", "handled", "hopeless", "event", "three", "echo", "race", "bad child"];

    private static readonly string[] Branches = ["all", "all", "each", "child"];

    [JsonIgnore]
    public string Event => $"event{Number}";

    /// <summary>What the instance ends with, if nobody terminates it.</summary>
    [JsonIgnore]
    public string Expected => Kind switch
    {
        "work" or "echo" => $"{Number}",
        "sleep" => "slept",
        "flaky" or "handled" => $"up {Number}",
        "three" => "1 2 3",
        "event" => $"heard {Number}",
        "all" => $"({string.Join('|', Inner.Select(s => s.Expected))})",
        "each" or "renew" => $"[{string.Join(',', Inner.Select(s => s.Expected))}]",
        "child" => $"<{Inner[0].Expected}>",
        _ => Kind,
    };

    public static Script Next(Random random)
    {
        var number = 0;
        return random.Next(4) == 0 ? new("renew", number, Some(2, 1)) : new("each", number, Some(3, 1));

        Script[] Some(int most, int depth) => [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Any(depth))];

        Script Any(int depth) => depth < 3 && random.Next(3) == 0
            ? Branches[random.Next(Branches.Length)] is "child"
                ? new("child", ++number, [new("each", ++number, Some(2, depth + 1))])
                : new(random.Next(2) == 0 ? "all" : "each", ++number, Some(3, depth + 1))
            : new(Leaves[random.Next(Leaves.Length)], ++number, []);
    }

    public static string ChildOf(string instanceId, int number) => $"{instanceId}.{number}";

    /// <summary>The events that the instance and its children wait for, as (receiver, name, payload).</summary>
    public IEnumerable<(string InstanceId, string Name, object Payload)> Awaits(string instanceId) => Kind switch
    {
        "event" => [(instanceId, Event, $"heard {Number}")],
        "three" => Enumerable.Range(1, 3).Select(i => (instanceId, Event, (object)i)),
        "race" => [(instanceId, Event, "fast")],
        "child" => Inner[0].Awaits(ChildOf(instanceId, Number)),
        _ => Inner.SelectMany(s => s.Awaits(instanceId)),
    };
}
