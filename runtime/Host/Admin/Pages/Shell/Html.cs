using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Markup. Whatever is put into an interpolated <see cref="Of"/> is encoded, unless it is markup itself.</summary>
internal sealed class Html
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    public static Html Nothing { get; } = new("");

    public static Html Of(Interpolation text) => new(text.Done());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> render) => new(string.Concat(items.Select(render)));

    public static Html If(bool condition, Func<Html> render) => condition ? render() : Nothing;

    public override string ToString() => _markup;

    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation
    {
        private readonly StringBuilder _text;

        public Interpolation(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html markup) => _text.Append(markup);

        public void AppendFormatted<T>(T value, string? format = null)
        {
            var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
            _text.Append(WebUtility.HtmlEncode(text));
        }

        public string Done() => _text.ToString();
    }
}
