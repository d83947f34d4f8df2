using System.Reflection;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Whatever a workflow, or whoever starts and steers one, can call in Azure has to exist locally too.</summary>
public sealed class CompletenessTests
{
    private static readonly string[] Lists =
    [
        "Microsoft.DurableTask.Abstractions.txt",
        "Microsoft.DurableTask.Client.txt",
        "Microsoft.DurableTask.InProcessTestHost.txt",
        "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.txt",
    ];

    [Theory]
    [MemberData(nameof(EveryList))]
    public void Runtime_DeclaresAllOfMicrosofts_ExceptWhatIsLeftOut(string list)
    {
        var declared = new ApiLists(Runtime().SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(Signatures.OfType));
        var wanted = Read(list).Where(line => LeftOut.ReasonFor(line) is null).ToList();

        Assert.NotEmpty(wanted);
        var missing = wanted.Where(line => !declared.Declares(line)).ToList();
        Assert.True(missing.Count == 0, $"Missing in runtime/, of {list}:{Environment.NewLine}{string.Join(Environment.NewLine, missing)}");
    }

    [Fact]
    public void LeftOut_NamesOnlyWhatMicrosoftHas()
    {
        var lines = Lists.SelectMany(Read).ToList();

        Assert.Equal([], LeftOut.Prefixes.Where(prefix => !lines.Exists(line => line.StartsWith(prefix, StringComparison.Ordinal))));
    }

    public static TheoryData<string> EveryList() => [.. Lists];

    private static Assembly[] Runtime() =>
    [
        Assembly.Load("Automations.Runtime.Abstractions"),
        Assembly.Load("Automations.Runtime.Durable"),
        Assembly.Load("Automations.Runtime.Host"),
    ];

    private static IEnumerable<string> Read(string list)
    {
        var folder = ApiLists.FindFolder();
        Assert.SkipWhen(folder is null, "Microsoft's API lists are not on this machine (../shared/api, or AUTOMATIONS_API_LISTS).");
        return File.ReadLines(Path.Combine(folder, list)).Select(ApiLists.WithoutAttributes);
    }
}
