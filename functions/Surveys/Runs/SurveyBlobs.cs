using Automations.Programme;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Automations.Surveys.Runs;

/// <summary>JSON documents of survey runs, one folder a run.</summary>
internal sealed class SurveyBlobs(BlobServiceClient blobs, ProgrammeSettings programme)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient("surveys");
    private bool exists;

    /// <returns>False when it is there already and <paramref name="once"/> is set; it then stays as it is.</returns>
    public async Task<bool> WriteAsync<T>(string run, string name, T content, bool once, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions { Conditions = once ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null };
        try
        {
            await EnsureAsync(cancellation);
            await container.GetBlobClient(NameOf(run, name)).UploadAsync(BinaryData.FromObjectAsJson(content, ProgrammeJson.Options), options, cancellation);
            return true;
        }
        catch (RequestFailedException there) when (once && there.Status is 409 or 412)
        {
            return false;
        }
    }

    public async Task<T?> ReadAsync<T>(string run, string name, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(NameOf(run, name)).DownloadContentAsync(cancellation);
            return content.Value.Content.ToObjectFromJson<T>(ProgrammeJson.Options);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes everything below a folder of the run; repeating it is a no-op.</summary>
    public async Task DeleteAsync(string run, string folder, CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, NameOf(run, folder), cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private async ValueTask EnsureAsync(CancellationToken cancellation)
    {
        if (exists)
            return;
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        exists = true;
    }

    private string NameOf(string run, string name) => $"{programme.Id}/{run}/{name}";
}
