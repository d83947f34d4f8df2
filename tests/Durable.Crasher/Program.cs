using Automations.Durable.Crasher;
using Automations.Runtime.Durable.Storage;

// Works through COUNT orders on one database file, and goes on where an earlier life was killed:
//
//   Automations.Durable.Crasher DATABASE COUNT [PAYLOAD]     PAYLOAD: characters that each order carries along
//
// Standard input: the lines that earlier lives have printed, then end of file. Standard output: a line for everything that was
// acknowledged and must therefore survive. Ends with 0 after "done" or an orderly stop (SIGTERM), with 3 when the store cannot be used.
if (args is not [var database, var count, .. var rest] || !int.TryParse(count, out var orders))
{
    Console.Error.WriteLine("Usage: Automations.Durable.Crasher DATABASE COUNT [PAYLOAD]");
    return 2;
}

var acknowledged = new Acknowledged(Console.In, Console.Out);
try
{
    await Work.RunAsync(database, orders, rest is [var payload] ? int.Parse(payload) : 0, acknowledged);
    return 0;
}
catch (DurableStoreException failure)
{
    Console.Error.WriteLine($"{failure.Problem}: {failure.Message}");
    return 3;
}
