using 'main.bicep'

// azd fills these from its environment: azd env set NAME VALUE
var channelWebhook = readEnvironmentVariable('CHANNEL_WEBHOOK_URL', '')

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'germanywestcentral')
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param entraClientSecret = readEnvironmentVariable('ENTRA_CLIENT_SECRET', '')
param signedLinksKey = readEnvironmentVariable('SIGNED_LINKS_KEY', '')
param channelWebhookUrl = channelWebhook
param postToChannel = !empty(channelWebhook) || bool(readEnvironmentVariable('POST_TO_CHANNEL', 'false'))
param appBaseUrl = readEnvironmentVariable('APP_BASE_URL_OVERRIDE', '')
param languageModelEndpoint = readEnvironmentVariable('LANGUAGE_MODEL_ENDPOINT', '')
param languageModelDeployment = readEnvironmentVariable('LANGUAGE_MODEL_DEPLOYMENT', '')
