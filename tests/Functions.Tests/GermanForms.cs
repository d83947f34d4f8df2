using Automations.Programme;

namespace Automations.Functions.Tests;

internal static class GermanForms
{
    /// <summary>A text that says Du says it all through, and so does one that says Sie.</summary>
    public static void Check(string words, string language, AddressForm form)
    {
        if (language != "de")
            return;
        if (form == AddressForm.Sie)
            Assert.DoesNotMatch(@"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|[Ee]uch|[Ee]uer|[Ii]hr (seid|habt|könnt))\b", words);
        else
            Assert.DoesNotMatch(@"\b(Sie|Ihnen|Ihr(e[mnrs]?)?)\b(?! (seid|habt|interessiert))", words);
    }
}
