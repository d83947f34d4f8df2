using System.Collections.Specialized;

namespace Automations.Functions.Tests.Web;

internal static class QueryPairs
{
    public static IEnumerable<KeyValuePair<string, string>> ToPairs(this NameValueCollection values) =>
        values.AllKeys.Select(key => KeyValuePair.Create(key!, values[key]!));
}
