using Automations.Programme;

namespace Automations.Functions.Tests.Support;

internal static class TestProgramme
{
    /// <summary>The demo programme, with an id of the test's own so that tests sharing one storage do not meet.</summary>
    public static ProgrammeSettings Create(string id = "lotsen")
    {
        var demo = ProgrammeFile.Load(Path.Combine(AppContext.BaseDirectory, "programme.json"));
        return demo with { Id = id, Lanes = [demo.Lanes[0] with { Id = id }] };
    }
}
