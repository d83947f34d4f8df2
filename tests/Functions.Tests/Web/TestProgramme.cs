using Automations.Programme;

namespace Automations.Functions.Tests.Web;

/// <summary>The demo programme as it is shipped.</summary>
internal static class TestProgramme
{
    public static ProgrammeSettings Lotsen { get; } = ProgrammeFile.Load(Path.Combine(AppContext.BaseDirectory, "programme.json"));

    public static ProgrammeSettings Speaking(AddressForm form) => Lotsen with { AddressForm = form };
}
