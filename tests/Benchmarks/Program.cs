using Automations.Benchmarks;
using Automations.Benchmarks.Durable;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

switch (arguments.Scenario)
{
    case SignUps.Name:
        return await SignUps.RunAsync(arguments);
    case "sequence":
        await SequenceBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine($"There is no scenario \"{arguments.Scenario}\".{Environment.NewLine}{Arguments.Usage}");
        return 2;
}
