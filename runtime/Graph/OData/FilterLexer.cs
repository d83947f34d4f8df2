using System.Text;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>Cuts a filter into words, quoted strings (kept with a leading quote) and the signs <c>( ) , :</c>.</summary>
internal static class FilterLexer
{
    public static List<string> Cut(string text)
    {
        var tokens = new List<string>();
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text[i] == '\'')
            {
                tokens.Add(Quoted(text, ref i));
            }
            else if (text[i] is '(' or ')' or ',')
            {
                tokens.Add(text[i++].ToString());
            }
            else
            {
                var start = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ',' or '\''))
                    i++;
                tokens.Add(text[start..i]);
            }
        }

        return tokens;
    }

    private static string Quoted(string text, ref int i)
    {
        var value = new StringBuilder("'");
        for (i++; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                value.Append('\'');
                i++;
            }
            else
            {
                i++;
                return value.ToString();
            }
        }

        throw GraphProblem.BadRequest($"There is an unterminated string literal at position {text.Length} in '{text}'.");
    }
}
