using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Assembly = System.Reflection.Assembly;

namespace Automations.Architecture.Tests.Arrows;

public sealed class LayerTests
{
    private static readonly Assembly Functions = Assembly.Load("Automations.Functions");
    private static readonly Assembly Durable = Assembly.Load("Automations.Runtime.Durable");
    private static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssemblies(Functions, Durable).Build();
    private static readonly ArchUnitNET.Domain.Architecture Samples = new ArchLoader().LoadAssembly(typeof(LayerTests).Assembly).Build();

    [Fact]
    public void Folders_OfTheFunctionApp_KeepTheArrows()
    {
        var rules = LayerRules.For("Automations", Functions.GetTypes()).ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => rule.Check(Architecture));
    }

    [Fact]
    public void FunctionApp_DoesNotKnowTheLocalPlatform() =>
        Assert.DoesNotContain(TypeReferences.Of(Functions), name => name.StartsWith("Automations.Runtime.", StringComparison.Ordinal));

    [Theory]
    [InlineData("Microsoft.AspNetCore.")]
    [InlineData("Microsoft.Graph.")]
    [InlineData("Automations.")]
    public void DurableEngine_KnowsNothingAboveIt(string forbidden) =>
        Assert.DoesNotContain(TypeReferences.Of(Durable), name => name.StartsWith(forbidden, StringComparison.Ordinal));

    /// <summary>The core is pure: its types are .NET's own, the programming model's, and the records that the stores keep.</summary>
    [Theory]
    [InlineData("Automations.Runtime.Durable.Engine")]
    [InlineData("Automations.Runtime.Durable.Storage.Sqlite")]
    [InlineData("Automations.Runtime.Durable.Storage.Memory")]
    [InlineData("Automations.Runtime.Durable.Testing")]
    [InlineData("Automations.Runtime.Durable.Time")]
    [InlineData("Microsoft.Data")]
    [InlineData("Microsoft.Extensions.DependencyInjection")]
    [InlineData("SQLitePCL")]
    [InlineData("System.IO")]
    [InlineData("System.Net")]
    public void ReplayCore_KnowsNoStoreNoEngineAndNoPackage(string forbidden)
    {
        var rule = LayerRules.DoesNotDependOn("Automations.Runtime.Durable.Core", [forbidden]);

        Assert.True(rule.HasNoViolations(Architecture), string.Join(Environment.NewLine, rule.Evaluate(Architecture).Where(r => !r.Passed).Select(r => r.Description)));
    }

    [Fact]
    public void ReplayCore_HasTypesThatTheRuleSees() =>
        Assert.False(LayerRules.DoesNotDependOn("Automations.Runtime.Durable.Core", ["Automations.Runtime.Durable.Core"]).HasNoViolations(Architecture));

    [Fact]
    public void Rules_OnAWrongSample_NameEveryBrokenArrow()
    {
        const string Root = "Automations.Architecture.Tests.Arrows.Samples";
        var broken = LayerRules.For(Root, typeof(LayerTests).Assembly.GetTypes())
            .SelectMany(rule => rule.Evaluate(Samples))
            .Where(result => !result.Passed)
            .Select(result => result.Description);

        Assert.Collection(
            broken.Order(StringComparer.Ordinal),
            first => Assert.Contains("Delivery.Outbox", first, StringComparison.Ordinal),
            second => Assert.Contains("Events.Invitation", second, StringComparison.Ordinal));
    }

    [Fact]
    public void TypeReferences_OfThisAssembly_IncludeWhatItUses() =>
        Assert.Contains("ArchUnitNET.Loader.ArchLoader", TypeReferences.Of(typeof(LayerTests).Assembly));
}
