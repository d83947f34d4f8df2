using System.Globalization;
using Automations.Benchmarks;
using Automations.Benchmarks.Delivery;
using Automations.Benchmarks.Durable;
using Automations.Benchmarks.Topics;

if (args is [IdleBenchmark.Reopen, var path, var count])
{
    await IdleBenchmark.ReopenAsync(path, int.Parse(count, CultureInfo.InvariantCulture));
    return 0;
}

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

switch (arguments.Scenario)
{
    case SignUps.Name:
        return await SignUps.RunAsync(arguments);
    case Events.Name:
        return await Events.RunAsync(arguments);
    case DeliveryBenchmark.Name:
        return await DeliveryBenchmark.RunAsync(arguments);
    case Surveys.Name:
        return await Surveys.RunAsync(arguments);
    case TopicBenchmark.Name:
        return await TopicBenchmark.RunAsync(arguments);
    case DurableBenchmark.Name:
        await DurableBenchmark.RunAsync(arguments.Full ? Scale.Full : Scale.Small, arguments.Part);
        return 0;
    default:
        Console.Error.WriteLine($"There is no scenario \"{arguments.Scenario}\".{Environment.NewLine}{Arguments.Usage}");
        return 2;
}
