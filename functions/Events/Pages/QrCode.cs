using System.Globalization;
using System.Text;
using QRCoder;

namespace Automations.Events.Pages;

/// <summary>A QR code as one SVG path: sharp on any screen and in print, and no style that the security policy would forbid.</summary>
internal static class QrCode
{
    public static string Svg(Uri address, string title)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address.ToString(), QRCodeGenerator.ECCLevel.M);
        var (size, path) = (code.ModuleMatrix.Count, new StringBuilder());
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                if (code.ModuleMatrix[row][column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{System.Net.WebUtility.HtmlEncode(title)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>""";
    }
}
