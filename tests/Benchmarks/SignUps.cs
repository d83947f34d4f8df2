using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.Onboarding;
using Automations.Programme;
using Automations.Runtime.Host.Options;
using Azure.Storage.Queues;

namespace Automations.Benchmarks;

/// <summary>Many sign-ups posted to the queue at once, each confirmed and approved, and then everything that follows until the thank-you.</summary>
internal static class SignUps
{
    public const string Name = "signups";

    private const string Queue = "champion-signups";
    private const int InFlight = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly JsonElement LongEnough = JsonSerializer.SerializeToElement(new { by = "P150D" });

    /// <returns>0 when every sign-up was lived through to the end and the pace was kept.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        Console.WriteLine($"Starting the app with {arguments.Size} people …");
        await using var app = await AppProcess.StartAsync(arguments.Port, arguments.Size);
        var managers = new ManagersApi(app);
        var started = Stopwatch.GetTimestamp();

        await PostAsync(app, arguments.Size);
        Say(started, "posted to the queue");
        var instances = await InstancesAsync(app, arguments.Size);
        await LeadAsync(instances, OnboardingStep.AwaitingConfirmation, managers, managers.ConfirmAsync);
        Say(started, "confirmed");
        await LeadAsync(instances, OnboardingStep.AwaitingApproval, managers, managers.ApproveAsync);
        Say(started, "approved");
        using var advanced = await app.Http.PostAsJsonAsync(new Uri(app.App, "/admin/clock/advance"), LongEnough);
        advanced.EnsureSuccessStatusCode();
        var wallTime = Stopwatch.GetElapsedTime(started);
        Say(started, "150 days later");

        var report = new Report(
            arguments.Size,
            await CountAsync(instances, OnboardingStep.Completed, managers),
            wallTime,
            app.PeakMemory,
            await managers.TotalsAsync(),
            Report.MostWithinAMinute(await SentAtAsync(app))
        );
        Console.WriteLine(report.Write());
        return report.IsSound ? 0 : 1;
    }

    private static async Task PostAsync(AppProcess app, int count)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var queue = new QueueClient(LocalDefaults.StorageConnectionString(app.StoragePort), Queue, options);
        await queue.CreateIfNotExistsAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (number, cancellation) => await queue.SendMessageAsync(JsonSerializer.Serialize(SignUp(number), ProgrammeJson.Options), cancellation)
        );
    }

    private static SignUp SignUp(int number) =>
        new()
        {
            Person = Organisation.AddressOf(number),
            Role = (People.ChampionRole)(number % 4),
            Topics = ["Teams", number % 2 == 0 ? "OneNote" : "Planner"],
            Languages = number % 3 == 0 ? ["de", "en"] : ["de"],
            Motivation = "Ich helfe gern.",
            Kit = new KitWish(Stickers: true, ShirtSize: "M"),
            Consent = true,
        };

    private static async Task<IReadOnlyList<string>> InstancesAsync(AppProcess app, int count)
    {
        var people = await app.Http.GetFromJsonAsync<JsonElement>(new Uri(app.Graph, "/_local/people"));
        var ids = people.EnumerateArray().ToDictionary(person => person.GetProperty("userPrincipalName").GetString()!, person => person.GetProperty("id").GetString()!);
        return [.. Enumerable.Range(0, count).Select(number => OnboardingEvents.InstanceIdOf(ids[Organisation.AddressOf(number)]))];
    }

    /// <summary>Waits for every instance to reach a step, and takes it on from there.</summary>
    private static async Task LeadAsync(IEnumerable<string> instances, OnboardingStep from, ManagersApi managers, Func<string, Task> onwards)
    {
        var left = new ConcurrentQueue<string>(instances);
        var lastProgress = Stopwatch.GetTimestamp();
        while (!left.IsEmpty)
        {
            if (Stopwatch.GetElapsedTime(lastProgress) > Patience)
                throw new InvalidOperationException($"{left.Count} sign-ups did not reach {from}, for example {left.First()}.");
            var round = left.ToArray();
            left.Clear();
            await Parallel.ForEachAsync(
                round,
                new ParallelOptions { MaxDegreeOfParallelism = InFlight },
                async (instance, _) =>
                {
                    if ((await managers.StateAsync(instance))?.Step == from.ToString())
                        await onwards(instance);
                    else
                        left.Enqueue(instance);
                }
            );
            if (left.Count < round.Length)
                lastProgress = Stopwatch.GetTimestamp();
            if (!left.IsEmpty)
                await Task.Delay(Poll, TimeProvider.System);
        }
    }

    private static async Task<int> CountAsync(IEnumerable<string> instances, OnboardingStep step, ManagersApi managers)
    {
        var count = 0;
        foreach (var instance in instances)
        {
            if ((await managers.StateAsync(instance))?.Step == step.ToString())
                count++;
        }

        return count;
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> SentAtAsync(AppProcess app)
    {
        var messages = await app.Http.GetFromJsonAsync<JsonElement>(new Uri(app.Graph, "/_local/messages"));
        return [.. messages.EnumerateArray().Select(message => message.GetProperty("sentAt").GetDateTimeOffset())];
    }

    private static void Say(long started, string what) => Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.0} s  {what}");
}
