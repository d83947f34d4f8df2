using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery.Merging;

public sealed class MergingDeathTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Merging_ProcessDiesAtEachSingleStep_EachMessageArrivesExactlyOnce(bool afterwards)
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, $"merge-dies-{(afterwards ? "after" : "before")}", programme => programme with
        {
            Delivery = programme.Delivery with { MaxPerPersonPerWeek = 100 },
        });
        var died = 0;
        for (var step = 1; died == step - 1; step++)
        {
            graph.GoToMorning(world);
            var name = $"merge-dies-{afterwards}-{step}".ToLowerInvariant();
            var to = $"{name}@elsewhere.example";
            MessageIntent[] intents = [MergingScene.Low($"{name}-1", to, "One"), MergingScene.Low($"{name}-2", to, "Two"), MergingScene.Low($"{name}-3", to, "Three")];
            foreach (var intent in intents)
            {
                await world.QueueAsync(intent);
                graph.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            graph.Clock.Advance(TimeSpan.FromMinutes(2));
            var message = (await world.ReadLaneAsync()).Due.Single(due => due.Key == MessageKey.Of(intents[0]));

            world.Crashes.Arm(step, afterwards);
            try
            {
                await world.SendAsync(message);
            }
            catch (CrashException)
            {
                died++;
            }

            world.Crashes.Disarm();
            await world.RunForMinutesAsync(graph, minutes: 20);

            var said = (await graph.SubjectsAsync(to)).SelectMany(subject => subject.Split(" + ")).Select(text => text.StartsWith("Willkommen", StringComparison.Ordinal) ? "single" : text);
            Assert.Equal((step, "Sent Sent Sent"), (step, string.Join(' ', await world.StatesAsync(intents))));
            Assert.Equal((step, 3), (step, said.Count()));
            Assert.Equal((step, 3), (step, said.Where(text => text != "single").Distinct().Count() + said.Count(text => text == "single")));
        }

        Assert.True(died > 15, $"It died {died} times; merging three messages takes more steps than that.");
    }
}
