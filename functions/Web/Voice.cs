using Automations.Programme;

namespace Automations.Web;

/// <summary>How the programme speaks to somebody: the language, and in German Du or Sie.</summary>
public sealed record Voice(string Language, AddressForm Form)
{
    public bool IsGerman => Language == "de";

    /// <param name="sie">Only where the German text addresses somebody; otherwise both forms say <paramref name="de"/>.</param>
    public string Say(string de, string en, string? sie = null) =>
        !IsGerman ? en
        : Form == AddressForm.Sie ? sie ?? de
        : de;
}
