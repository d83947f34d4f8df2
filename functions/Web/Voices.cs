using Automations.Programme;

namespace Automations.Web;

public static class Voices
{
    /// <summary>The same said in each of the programme's languages, by two-letter code.</summary>
    public static Dictionary<string, T> InEachLanguage<T>(this ProgrammeSettings programme, Func<Voice, T> say) =>
        programme.Languages.ToDictionary(language => language, language => say(new(language, programme.AddressForm)));
}
