using System.Text.Encodings.Web;
using System.Text.Unicode;
using Automations.Programme;
using Automations.Web;

namespace Automations.Messages.Layout;

/// <summary>Colours and type of the mails: the programme's own, and those that go with them.</summary>
internal sealed class MailLook(ProgrammeLook look)
{
    public const string Paper = "#f4f3ef";
    public const string Card = "#ffffff";
    public const string Ink = "#1d2329";
    public const string Muted = "#535c65";
    public const string Line = "#dcd9d2";
    public const string DarkPaper = "#13181d";
    public const string DarkCard = "#1b2127";
    public const string DarkInk = "#e9edf0";
    public const string DarkMuted = "#aab4bd";
    public const string DarkLine = "#343d46";

    public const string Serif = "Georgia,'Times New Roman',serif";
    public const string Sans = "'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public string Primary { get; } = look.Primary;

    public string Accent { get; } = look.Accent;

    public string Symbol { get; } = look.Symbol;

    public string PrimaryOnDark { get; } = Colour.Parse(look.Primary).ReadableOn(Colour.Parse(DarkCard), Colour.White, 7).ToString();

    public static string Encode(string text) => Encoder.Encode(text);
}
