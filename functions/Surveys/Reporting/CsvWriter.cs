using System.Text;

namespace Automations.Surveys.Reporting;

/// <summary>
/// CSV (RFC 4180) that a spreadsheet opens as text: with a byte order mark for Excel, and an apostrophe before what a spreadsheet would
/// take for a formula.
/// </summary>
internal sealed class CsvWriter
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    private readonly StringBuilder text = new("\uFEFF");

    public CsvWriter Line(params IEnumerable<string> cells)
    {
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Cell(string value)
    {
        // a spreadsheet looks past leading spaces
        var safe = value.TrimStart(' ', '\u00a0') is [var first, ..] && Formula.Contains(first) && !IsNumber(value) ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsNumber(string value) => value is ['-', _, ..] && value.Skip(1).All(char.IsAsciiDigit);
}
