using System.Diagnostics;
using System.Text.Json;

namespace Automations.Architecture.Tests.Functions;

/// <summary>The Azure packages come from the public gallery only; that the project asks for them can be seen anywhere.</summary>
public sealed class AzurePlatformTests
{
    private static readonly string[] Worker =
    [
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.Azure.Functions.Worker.Sdk",
        "Microsoft.Azure.Functions.Worker.Extensions.Http",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer",
        "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
        "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
    ];

    [Fact]
    public async Task FunctionApp_ForAzure_ReferencesTheWorkerAndNotTheLocalPlatform()
    {
        var items = await ReadItems("-p:FunctionsPlatform=Azure");

        Assert.Empty(Worker.Except(items["PackageReference"], StringComparer.Ordinal));
        Assert.DoesNotContain(items["ProjectReference"], project => project.Contains("runtime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FunctionApp_Published_IsForAzure() =>
        Assert.Contains("Microsoft.Azure.Functions.Worker", (await ReadItems("-p:_IsPublishing=true"))["PackageReference"]);

    [Fact]
    public async Task FunctionApp_ByDefault_RunsOnTheLocalPlatform()
    {
        var items = await ReadItems();

        Assert.DoesNotContain("Microsoft.Azure.Functions.Worker", items["PackageReference"]);
        Assert.Contains(items["ProjectReference"], project => project.Contains("runtime", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, List<string>>> ReadItems(params string[] properties)
    {
        string[] arguments = ["msbuild", "functions/Functions.csproj", "-getItem:PackageReference,ProjectReference", .. properties];
        using var msbuild = new Process();
        msbuild.StartInfo = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        msbuild.Start();
        var output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(msbuild.ExitCode == 0, output);

        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("Items").EnumerateObject().ToDictionary(
            item => item.Name,
            item => item.Value.EnumerateArray().Select(value => value.GetProperty("Identity").GetString()!).ToList(),
            StringComparer.Ordinal);
    }
}
