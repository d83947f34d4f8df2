using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Markup from interpolated strings: what is put in is encoded, unless it is markup itself.</summary>
internal sealed class Html(string markup)
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html None { get; } = new("");

    public static Html Of(Builder builder) => new(builder.ToString());

    /// <summary>The markup when the condition holds.</summary>
    public static Html When(bool condition, Func<Html> html) => condition ? html() : None;

    public override string ToString() => markup;

    [InterpolatedStringHandler]
    internal readonly struct Builder(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + formattedCount * 32);

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html? html) => _text.Append(html);

        public void AppendFormatted(IEnumerable<Html> parts) => _text.AppendJoin('\n', parts);

        public void AppendFormatted(string? text) => _text.Append(text is null ? null : s_encoder.Encode(text));

        public void AppendFormatted(int number) => _text.Append(number);

        public void AppendFormatted(long number) => _text.Append(number);

        public override string ToString() => _text.ToString();
    }
}
