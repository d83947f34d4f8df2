using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Microsoft.Extensions.Configuration;

namespace Automations.Host.Tests.Options;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_OfEveryOption_IsASetting()
    {
        var settings = CommandLine.Parse(["--port", "1", "--state", "dir", "--now=2027-01-04T08:00:00Z"], TextWriter.Null);

        Assert.Equal(
            new Dictionary<string, string?> { ["Host:Port"] = "1", ["Host:State"] = "dir", ["Host:Now"] = "2027-01-04T08:00:00Z" },
            settings);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--port")]
    [InlineData("stray")]
    public void Parse_OfWhatIsUnknown_NamesItAndTheOptions(string argument)
    {
        var wrong = Assert.Throws<StartupException>(() => CommandLine.Parse([argument], TextWriter.Null));

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(argument, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("--graph-port", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfHelp_WritesTheOptions()
    {
        using var help = new StringWriter();

        Assert.Null(CommandLine.Parse(["--help"], help));
        Assert.Contains("--storage-port", help.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host:Port", "http", "--port")]
    [InlineData("Host:Port", "70000", "--port")]
    [InlineData("Host:StoragePort", "65535", "--storage-port")]
    [InlineData("Host:Now", "yesterday", "--now")]
    [InlineData("Host:Now", "2027-01-04T08:00:00", "--now")]
    [InlineData("Host:Now", "2027-02-30T08:00:00Z", "--now")]
    [InlineData("Host:Clock", "sundial", "--clock")]
    [InlineData("Host:Storage", "cloud", "--storage")]
    [InlineData("Host:Hop", "soon", "--hop")]
    [InlineData("Graph:People", "nobody.json", "--people")]
    [InlineData("Programme:File", "nothing.json", "--programme")]
    public void Read_OfABadValue_NamesSettingOptionAndValue(string key, string value, string option)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var wrong = Assert.Throws<StartupException>(() => LocalOptionsReader.Read(settings));

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(option, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(value, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfPortsThatMeet_IsRefused()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Host:GraphPort", "10001")]).Build();

        Assert.Contains("10001", Assert.Throws<StartupException>(() => LocalOptionsReader.Read(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WithSettingsOfManySources_LetsTheLastWin()
    {
        var setup = LocalSetup.Create(
            [new Dictionary<string, string?> { ["Host:Port"] = "7100", ["Host:GraphPort"] = "7101" }, new Dictionary<string, string?> { ["Host:Port"] = "7200" }],
            typeof(CommandLineTests).Assembly);

        Assert.Equal((7200, 7101), (setup.Options.Port, setup.Options.GraphPort));
        Assert.Contains(setup.Settings[0], setting => setting is { Key: "App:BaseUrl", Value: "http://localhost:7200" });
    }

    [Fact]
    public void LocalSettingsFile_OfCoreTools_GivesItsValues()
    {
        using var folder = new TempFolder();
        var path = folder.File("local.settings.json", "{ // comment\n \"Values\": { \"Host__Port\": \"7100\", \"Flag\": true, } }");

        Assert.Equal(new Dictionary<string, string?> { ["Host:Port"] = "7100", ["Flag"] = "true" }, LocalSettingsFile.Read(path));
        Assert.Contains("local.settings.json", Assert.Throws<StartupException>(() => LocalSettingsFile.Read(folder.File("local.settings.json", "{"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"extensions\":{\"queues\":{\"batchSize\":99}}}", "batchSize")]
    [InlineData("{\"extensions\":{\"queues\":{\"messageEncoding\":\"rot13\"}}}", "messageEncoding")]
    [InlineData("{\"extensions\":{\"queues\":{\"visibilityTimeout\":\"later\"}}}", "visibilityTimeout")]
    [InlineData("{", "host.json")]
    public void HostJson_WithABadValue_NamesIt(string json, string named)
    {
        using var folder = new TempFolder();

        var wrong = Assert.Throws<StartupException>(() => HostJson.Read(folder.File("host.json", json)));

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }
}
