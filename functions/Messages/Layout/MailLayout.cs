using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Web;
using Microsoft.Extensions.Options;

namespace Automations.Messages.Layout;

/// <summary>Sets a message in the programme's look. Tables, inline styles, and no picture but those that a message brings along: so it looks the same in Outlook, on a phone, and with images off.</summary>
internal sealed class MailLayout(ProgrammeSettings programme, IOptions<AppOptions> app)
{
    private readonly MailLook look = new(programme.Look);

    public string Html(MailContent content) => Html(content, HtmlWriter.Write(content, look));

    /// <summary>The body of one of several parts, for <see cref="Html(MailContent, string)"/>.</summary>
    public string Part(MailContent content) => HtmlWriter.Write(content, look, isPart: true);

    /// <param name="body">As HTML, in place of the content's own.</param>
    public string Html(MailContent content, string body)
    {
        var name = MailLook.Encode(programme.Name);
        var claim = MailLook.Encode(TextModel.ClaimOf(programme, content.Language));
        return $$"""
            <!DOCTYPE html>
            <html lang="{{content.Language}}" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{MailLook.Encode(content.Subject)}}</title>
            <style>{{Style}}</style>
            </head>
            <body class="paper" style="margin:0;padding:0;background:{{MailLook.Paper}}">
            <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{{MailLook.Encode(content.Preheader)}}{{Spacer}}</div>
            <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:{{MailLook.Paper}}"><tr><td align="center" style="padding:28px 12px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
            <tr><td style="padding:0 8px 18px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
            <td width="46" valign="top" style="width:46px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="46" height="46" align="center" valign="middle" bgcolor="{{look.Primary}}" style="width:46px;height:46px;border-radius:14px;background:{{look.Primary}};border-bottom:3px solid {{look.Accent}};color:#ffffff;font:24px/1 {{MailLook.Serif}}"><span aria-hidden="true">{{MailLook.Encode(look.Symbol)}}</span></td></tr></table></td>
            <td valign="middle" style="padding:0 0 0 14px"><div class="ink" style="font:600 20px/1.25 {{MailLook.Serif}};color:{{MailLook.Ink}}">{{name}}</div><div class="muted" style="font:14px/1.4 {{MailLook.Sans}};color:{{MailLook.Muted}}">{{claim}}</div></td>
            </tr></table></td></tr>
            <tr><td class="card ink" style="padding:36px 40px 38px;border:1px solid {{MailLook.Line}};border-radius:16px;background:{{MailLook.Card}};font:16px/1.6 {{MailLook.Sans}};color:{{MailLook.Ink}}">
            {{body}}{{Button(content.Action)}}</td></tr>
            <tr><td class="muted" style="padding:20px 12px 0;font:13px/1.55 {{MailLook.Sans}};color:{{MailLook.Muted}}">{{MailLook.Encode(Footer(content.Language))}} <a class="muted" href="{{MailLook.Encode(PrivacyAddress(content.Language))}}" style="color:{{MailLook.Muted}};text-decoration:underline">{{PrivacyLabel(content.Language)}}</a></td></tr>
            </table>
            </td></tr></table>
            </body>
            </html>
            """;
    }

    public string Text(MailContent content) => Text(content, PlainTextWriter.Write(content));

    /// <param name="body">As plain text, in place of the content's own.</param>
    public string Text(MailContent content, string body)
    {
        var action = content.Action is { } wanted ? $"\n\n{wanted.Label}:\n{wanted.Address}" : "";
        var footer = PlainTextWriter.Wrap($"{Footer(content.Language)} {PrivacyLabel(content.Language)}: {PrivacyAddress(content.Language)}", "", "");
        var signature = PlainTextWriter.Wrap($"{programme.Name}: {TextModel.ClaimOf(programme, content.Language)}", "", "");
        return $"{body}{action}\n\n-- \n{signature}{footer}";
    }

    // mail programs fill the preview with what follows; this keeps it from being the programme's name again
    private static string Spacer { get; } = string.Concat(Enumerable.Repeat("&#8199;&#847; ", 40));

    private string Style =>
        $$"""
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (max-width:480px){.card{padding:26px 22px 28px!important}.button a{display:block!important}.button,.button table{width:100%!important} }
        @media (prefers-color-scheme:dark){.paper{background:{{MailLook.DarkPaper}}!important}.card{background:{{MailLook.DarkCard}}!important;border-color:{{MailLook.DarkLine}}!important}.ink{color:{{MailLook.DarkInk}}!important}.muted{color:{{MailLook.DarkMuted}}!important}.link{color:{{look.PrimaryOnDark}}!important}.line{border-color:{{MailLook.DarkLine}}!important} }
        """;

    public string Button(MailAction? action) =>
        action is null
            ? ""
            : $"""
                <table role="presentation" class="button" cellpadding="0" cellspacing="0" border="0" style="margin:28px 0 0"><tr><td align="center" bgcolor="{look.Primary}" style="border-radius:999px;background:{look.Primary}"><a href="{MailLook.Encode(action.Address)}" style="display:inline-block;padding:14px 30px;border-radius:999px;font:600 16px/1.3 {MailLook.Sans};color:#ffffff;text-decoration:none">{MailLook.Encode(action.Label)}</a></td></tr></table>

                """;

    private string Footer(string language) =>
        new Voice(language, programme.AddressForm).Say(
            $"Diese Nachricht kommt vom Programm „{programme.Name}“. Du hast Fragen? Antworte einfach auf diese Mail.",
            $"This message comes from the programme “{programme.Name}”. Questions? Just reply to this mail.",
            $"Diese Nachricht kommt vom Programm „{programme.Name}“. Sie haben Fragen? Antworten Sie einfach auf diese Mail."
        );

    private string PrivacyAddress(string language) => app.Value.AddressOf($"/privacy?lang={language}").ToString();

    private static string PrivacyLabel(string language) => language == "de" ? "Datenschutz" : "Privacy";
}
