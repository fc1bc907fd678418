/** MongoDB 8's own vocabulary, of which the README says what the store knows and what it refuses. */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const queryOperators = words(`
  $all $and $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $comment $elemMatch $eq $exists $expr $geoIntersects
  $geoWithin $gt $gte $in $jsonSchema $lt $lte $mod $ne $near $nearSphere $nin $nor $not $or $regex $size $text $type
  $where`);

export const updateOperators = words(`
  $addToSet $bit $currentDate $inc $max $min $mul $pop $pull $pullAll $push $rename $set $setOnInsert $unset`);

export const stages = words(`
  $addFields $bucket $bucketAuto $changeStream $changeStreamSplitLargeEvent $collStats $count $currentOp $densify
  $documents $facet $fill $geoNear $graphLookup $group $indexStats $limit $listLocalSessions $listSampledQueries
  $listSearchIndexes $listSessions $lookup $match $merge $out $planCacheStats $project $queryStats $rankFusion $redact
  $replaceRoot $replaceWith $sample $scoreFusion $search $searchMeta $set $setWindowFields $shardedDataDistribution
  $skip $sort $sortByCount $unionWith $unset $unwind $vectorSearch`);

export const accumulators = words(`
  $accumulator $addToSet $avg $bottom $bottomN $concatArrays $count $first $firstN $last $lastN $max $maxN $median
  $mergeObjects $min $minN $percentile $push $setUnion $stdDevPop $stdDevSamp $sum $top $topN`);

export const expressions = words(`
  $abs $acos $acosh $add $allElementsTrue $and $anyElementTrue $arrayElemAt $arrayToObject $asin $asinh $atan $atan2
  $atanh $avg $binarySize $bitAnd $bitNot $bitOr $bitXor $bsonSize $ceil $cmp $concat $concatArrays $cond $convert $cos
  $cosh $dateAdd $dateDiff $dateFromParts $dateFromString $dateSubtract $dateToParts $dateToString $dateTrunc
  $dayOfMonth $dayOfWeek $dayOfYear $degreesToRadians $divide $eq $exp $filter $first $firstN $floor $function $getField
  $gt $gte $hour $ifNull $in $indexOfArray $indexOfBytes $indexOfCP $isArray $isNumber $isoDayOfWeek $isoWeek
  $isoWeekYear $last $lastN $let $literal $ln $log $log10 $lt $lte $ltrim $map $max $maxN $median $mergeObjects $meta
  $millisecond $min $minN $minute $mod $month $multiply $ne $not $objectToArray $or $percentile $pow $radiansToDegrees
  $rand $range $reduce $regexFind $regexFindAll $regexMatch $replaceAll $replaceOne $reverseArray $round $rtrim
  $sampleRate $second $setDifference $setEquals $setField $setIntersection $setIsSubset $setUnion $sin $sinh $size $slice
  $sortArray $split $sqrt $stdDevPop $stdDevSamp $strcasecmp $strLenBytes $strLenCP $substr $substrBytes $substrCP
  $subtract $sum $switch $tan $tanh $toBool $toDate $toDecimal $toDouble $toHashedIndexKey $toInt $toLong $toLower
  $toObjectId $toString $toUpper $trim $trunc $tsIncrement $tsSecond $type $unsetField $week $year $zip`);

export const commands = words(`
  abortTransaction aggregate applyOps buildInfo bulkWrite collMod collStats collectionless commitTransaction compact
  connectionStatus convertToCapped count create createIndexes createRole createUser currentOp dataSize dbHash dbStats
  delete distinct drop dropDatabase dropIndexes endSessions eval explain filemd5 find findAndModify fsync geoSearch
  getCmdLineOpts getLog getMore getParameter group hello hostInfo insert isMaster killCursors killOp killSessions
  listCollections listCommands listDatabases listIndexes listUsers logRotate mapReduce parallelCollectionScan ping
  profile reIndex refreshSessions renameCollection replSetGetStatus rolesInfo serverStatus setParameter shutdown
  startSession top update usersInfo validate whatsmyuri`);

export const collectionOptions = words(`
  capped changeStreamPreAndPostImages clusteredIndex encryptedFields expireAfterSeconds timeseries validator viewOn`);

export const findOptions = words('awaitData max min returnKey showRecordId tailable');

export const indexKinds = words('2d 2dsphere hashed text');
