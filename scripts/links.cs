// Fails when a Markdown file of the repository links to a file that is not there.

using System.Text.RegularExpressions;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
string[] places = ["docs", "infra", "scripts"];
var documents = Directory.GetFiles(root, "*.md")
    .Concat(places.Select(place => Path.Combine(root, place)).Where(Directory.Exists)
        .SelectMany(place => Directory.GetFiles(place, "*.md", SearchOption.AllDirectories)));
var broken = documents.SelectMany(BrokenLinks).ToList();
broken.ForEach(Console.Error.WriteLine);
return broken.Count == 0 ? 0 : 1;

IEnumerable<string> BrokenLinks(string document) =>
    Regex.Matches(File.ReadAllText(document), """(?:\]\(|src="|srcset="|href=")(?<target>[^)"#\s]+)""")
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains(':'))
        .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target)))
        .Select(target => $"{Path.GetRelativePath(root, document)}: there is no {target}");
