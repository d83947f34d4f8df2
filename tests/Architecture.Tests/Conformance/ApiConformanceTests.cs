using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>
/// In Azure the same source compiles against Microsoft's packages. So whatever runtime/ declares in a Microsoft namespace, and
/// whatever the function app uses of it, has to exist there with the same signature.
/// </summary>
public sealed class ApiConformanceTests
{
    private static readonly Assembly[] Runtime =
    [
        Assembly.Load("Automations.Runtime.Abstractions"),
        Assembly.Load("Automations.Runtime.Durable"),
        Assembly.Load("Automations.Runtime.Host"),
    ];

    [Fact]
    public void Runtime_DeclaresOnlyWhatMicrosoftHas()
    {
        var lists = Lists();
        var declared = Runtime.SelectMany(assembly => assembly.GetExportedTypes()).Where(IsMicrosofts).SelectMany(Signatures.OfType).ToList();

        Assert.NotEmpty(declared);
        AssertAllListed(declared, lists);
    }

    [Fact]
    public void FunctionApp_ReferencesOnlyWhatMicrosoftHas()
    {
        var lists = Lists();
        var referenced = ApiReferences.Of(Assembly.Load("Automations.Functions"), Runtime);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, referenced));

        Assert.NotEmpty(referenced);
        AssertAllListed(referenced, lists);
    }

    [Fact]
    public void References_ToAnUnlistedMember_AreFound()
    {
        var referenced = ApiReferences.Of(typeof(Sample).Assembly, Runtime);

        Assert.Contains("Microsoft.Azure.Functions.Worker.FunctionAttribute..ctor(string name) public", referenced);
        Assert.False(new ApiLists(["Microsoft.Azure.Functions.Worker.FunctionAttribute..ctor() public"]).Has(
            "Microsoft.Azure.Functions.Worker.FunctionAttribute..ctor(string name) public"));
    }

    private static bool IsMicrosofts(Type type) => type.Namespace?.Split('.')[0] == "Microsoft";

    private static void AssertAllListed(IEnumerable<string> signatures, ApiLists lists)
    {
        var unlisted = signatures.Where(signature => !lists.Has(signature)).ToList();
        Assert.True(unlisted.Count == 0, $"Not in Microsoft's API:{Environment.NewLine}{string.Join(Environment.NewLine, unlisted)}");
    }

    private static ApiLists Lists()
    {
        var folder = ApiLists.FindFolder();
        Assert.SkipWhen(folder is null, "Microsoft's API lists are not on this machine (../shared/api, or AUTOMATIONS_API_LISTS).");
        return ApiLists.Read(folder);
    }

    private static class Sample
    {
        [Function("Sample")]
        public static void Run()
        {
        }
    }
}
